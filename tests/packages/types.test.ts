import { expect, test } from 'vitest'
import { openProject } from './project.js'

const program = `
import { createClient, MediaplugError } from '@mediaplug/core'
import { defineModel, defineProvider, textToImage, z } from '@mediaplug/core/provider'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tomoviee } from '@mediaplug/provider-tomoviee'

export async function main(signal: AbortSignal): Promise<string> {
  const client = createClient({ providers: [mediaio(), tomoviee()] })
  const { assets } = await client.generate('tomoviee/text-to-video', { prompt: 'a red kite' }, { signal })
  // @ts-expect-error This model makes five seconds.
  void client.generate('tomoviee/text-to-video', { prompt: 'a red kite', duration: 7 })
  // @ts-expect-error There is no such model.
  void client.generate('tomoviee/text-to-vidoe', { prompt: 'a red kite' })
  const kind: 'video' = assets[0].kind
  try {
    return (await assets[0].save(kind)).path
  } catch (error) {
    if (MediaplugError.is(error)) return error.code
    throw error
  }
}

export const kite = defineProvider({
  id: 'kite',
  title: 'Kite',
  baseUrl: 'https://kite.example',
  settings: z.strictObject({}),
  authorize: async () => ({}),
  downloads: { hosts: ['kite.example'] },
  models: () => ({
    draw: defineModel({
      title: 'Kite',
      capability: textToImage,
      input: z.strictObject({ prompt: z.string() }),
      async start() {
        return { output: { assets: [{ kind: 'image', mediaType: 'image/png', url: 'https://kite.example/1.png' }] } }
      },
    }),
  }),
})
`

const versions = ['5.4', '5.9', '6', '7']
const compilerOf = (version: string): string => `typescript-${version}`

// What the declarations say does not depend on how they are found: all of them are checked once.
const resolutions = [
  { module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: false },
  { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true },
]

test(`the published types compile without types of Node, by TypeScript ${versions.join(', ')}`, async () => {
  const project = await openProject()
  await project.install(
    '@mediaplug/core',
    '@mediaplug/provider-mediaio',
    '@mediaplug/provider-tomoviee',
    ...versions.map((version) => `${compilerOf(version)}@npm:typescript@${version}`),
  )
  await project.write({ 'main.ts': program })
  for (const resolution of resolutions) {
    const types = { lib: ['esnext', 'dom'], types: [] }
    const compilerOptions = { strict: true, target: 'es2022', noEmit: true, ...types, ...resolution }
    await project.write({ 'tsconfig.json': JSON.stringify({ compilerOptions, files: ['main.ts'] }) })
    for (const version of versions) {
      const compiler = `node_modules/${compilerOf(version)}/bin/tsc`
      const ran = await project.run('node', [compiler, '-p', '.'])
      expect({ version, ...resolution, ...ran }).toEqual({ version, ...resolution, code: 0, output: '' })
    }
  }
}, 600_000)
