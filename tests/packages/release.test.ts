import { createSandbox } from '@mediaplug/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { Checkout } from './checkout.js'
import { openProject } from './project.js'
import { checkoutFolder, registryUrl } from './variables.js'

const checkout = new Checkout(checkoutFolder(), registryUrl())

const names = [
  '@mediaplug/ai-sdk',
  '@mediaplug/cli',
  '@mediaplug/config',
  '@mediaplug/core',
  '@mediaplug/durable',
  '@mediaplug/mcp',
  '@mediaplug/provider-edrawmax',
  '@mediaplug/provider-mediaio',
  '@mediaplug/provider-tencent',
  '@mediaplug/provider-tomoviee',
  '@mediaplug/provider-volc-tos',
  '@mediaplug/sandbox',
  '@mediaplug/sink-s3',
  '@mediaplug/telemetry',
  '@mediaplug/testing',
  'create-mediaplug-provider',
]

/** All versions of each package that the registry has. */
async function published(): Promise<Record<string, string[]>> {
  const entries = names.map(async (name) => {
    const answer = await fetch(registryUrl() + name.replace('/', '%2f'))
    const { versions } = (await answer.json()) as { versions: object }
    return [name, Object.keys(versions)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

const first = Object.fromEntries(names.map((name) => [name, ['0.1.0']]))

/** The releases of one history, each upon the last. */
test('the first release has the version 0.1.0 for all', async () => {
  expect(await published()).toEqual(first)
})

test('a change in one provider publishes that provider alone', async () => {
  await checkout.changeset({ '@mediaplug/provider-edrawmax': 'patch' }, 'Draw rounder corners')
  await checkout.release()
  expect(await published()).toEqual({ ...first, '@mediaplug/provider-edrawmax': ['0.1.0', '0.1.1'] })
})

test('a minor change in core makes no provider major, and publishes none that does not need it', async () => {
  // What a provider does that uses a new member of the contract.
  await checkout.edit('packages/core/src/contract/contract-number.ts', (text) =>
    text.replace(/ = 1$/m, ' = 2'),
  )
  await checkout.edit('packages/provider-tomoviee/src/provider.ts', (text) =>
    text.replace("  title: 'Tomoviee',", "  title: 'Tomoviee',\n  contract: 2,"),
  )
  await checkout.edit('packages/provider-tomoviee/package.json', (text) =>
    text.replace('>=0.1.0 <1', '>=0.2.0 <1'),
  )
  for (const name of ['core', 'provider-tomoviee']) await checkout.bundle(name)
  await checkout.changeset(
    { '@mediaplug/core': 'minor', '@mediaplug/provider-tomoviee': 'minor' },
    'Pause tasks, which Tomoviee can',
  )
  await checkout.release()
  expect(await published()).toEqual({
    ...first,
    // Applications take core as a dependency of their own, and each minor version before 1.0.0 anew.
    '@mediaplug/cli': ['0.1.0', '0.1.1'],
    '@mediaplug/core': ['0.1.0', '0.2.0'],
    '@mediaplug/mcp': ['0.1.0', '0.1.1'],
    '@mediaplug/provider-edrawmax': ['0.1.0', '0.1.1'],
    '@mediaplug/provider-tomoviee': ['0.1.0', '0.2.0'],
  })
})

test('providers of different versions of core share the one that both take', async () => {
  const sandbox = await createSandbox({ vendors: ['edrawmax', 'tomoviee'] })
  onTestFinished(() => sandbox.close())
  const project = await openProject()
  await project.install('@mediaplug/provider-edrawmax@0.1.0', '@mediaplug/provider-tomoviee@0.2.0')
  expect(await project.installed()).toEqual([
    '@mediaplug/core',
    '@mediaplug/provider-edrawmax',
    '@mediaplug/provider-tomoviee',
    'zod',
  ])
  await project.write({
    'main.js': `
import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { tomoviee } from '@mediaplug/provider-tomoviee'

const { baseUrls, credentials } = ${JSON.stringify({ baseUrls: sandbox.baseUrls, credentials: sandbox.credentials })}
const client = createClient({
  providers: [edrawmax({ baseUrl: baseUrls.edrawmax }), tomoviee({ baseUrl: baseUrls.tomoviee, ...credentials.tomoviee })],
  pacing: () => 50,
})
for (const target of ['text-to-diagram', 'text-to-video']) {
  const { model } = await client.generate(target, { prompt: 'a red kite' })
  console.log(model)
}
`,
  })
  expect(await project.must('node', ['main.js'])).toMatch(/^edrawmax\/.+\ntomoviee\/text-to-video\n$/)
})

test('a core that is too old for a provider is refused by npm, and when the program runs', async () => {
  const project = await openProject()
  const both = ['@mediaplug/core@0.1.0', '@mediaplug/provider-tomoviee@0.2.0']
  await expect(project.install(...both)).rejects.toThrow(/ERESOLVE/)
  await project.install('--legacy-peer-deps', ...both)
  await project.write({
    'main.js': `
import { createClient } from '@mediaplug/core'
import { tomoviee } from '@mediaplug/provider-tomoviee'

createClient({ providers: [tomoviee()] })
`,
  })
  const { code, output } = await project.run('node', ['main.js'])
  expect(code).toBe(1)
  expect(output).toContain(
    "The provider 'tomoviee' is written for contract 2 of @mediaplug/core, and this version knows 1: update @mediaplug/core, or use an earlier version of the provider's package.",
  )
})
