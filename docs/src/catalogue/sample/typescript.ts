import type { AssetKind } from '@mediaplug/core'
import type { ExampleInput } from '../example/example-file.js'
import type { CatalogueModel } from '../registry/catalogue-model.js'
import { literal, quoted } from './literal.js'

const names: Readonly<Record<AssetKind, string>> = {
  image: 'picture',
  vector: 'drawing',
  video: 'video',
  audio: 'sound',
  mask: 'mask',
}

const nameFor = ({ description: { kinds, capability } }: CatalogueModel): string =>
  capability === 'text-to-diagram' ? 'diagram' : (names[kinds[0] ?? ''] ?? 'result')

/** Fields between the braces of an object. */
function fieldsText(fields: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(fields).map(([name, value]) => `${name}: ${quoted(String(value))}`)
}

function callText(model: CatalogueModel, input: ExampleInput): readonly string[] {
  const { id, description } = model
  const name = nameFor(model)
  const call = `const ${name} = await client.generate(${quoted(id)}, `
  return [
    `${call}${literal(input, '', call.length)})`,
    `for (const { path } of await ${name}.save('output/')) console.log(path)`,
    ...(description.capability === 'text-to-diagram' ? [`console.log(${name}.source.code)`] : []),
  ]
}

/** A program that asks the vendor, with the credentials of the environment. */
export function typescriptSample(model: CatalogueModel, input: ExampleInput): string {
  const { vendor, settings } = model
  const fields = fieldsText(settings)
  const given = fields.length > 0 ? `{ ${fields.join(', ')} }` : ''
  return [
    `import { createClient } from '@mediaplug/core'`,
    `import { ${vendor.factory} } from ${quoted(vendor.package)}`,
    '',
    `const client = createClient({ providers: [${vendor.factory}(${given})] })`,
    ...callText(model, input),
  ].join('\n')
}

/** A program that starts a sandbox and asks that; nothing where the sandbox does not speak for the vendor. */
export function sandboxSample(model: CatalogueModel, input: ExampleInput): string | undefined {
  const { vendor, settings } = model
  const { sandbox, factory, package: packageName } = vendor
  if (sandbox === undefined) return undefined
  const further = Object.entries(settings).filter(([name]) => !vendor.sandboxSettings.has(name))
  const fields = [
    ...fieldsText(Object.fromEntries(further)),
    `...sandbox.credentials.${sandbox}`,
    `baseUrl: sandbox.baseUrls.${sandbox}`,
  ]
  return [
    `import { createClient } from '@mediaplug/core'`,
    `import { ${factory} } from ${quoted(packageName)}`,
    `import { createSandbox } from '@mediaplug/sandbox'`,
    '',
    `const sandbox = await createSandbox({ vendors: [${quoted(sandbox)}] })`,
    `const provider = ${factory}({ ${fields.join(', ')} })`,
    'const client = createClient({ providers: [provider], pacing: () => 200 })',
    ...callText(model, input),
    'await sandbox.close()',
  ].join('\n')
}
