import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Makes a folder of files for a test: texts as they are, everything else as JSON. */
export async function openProject(files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'mediaplug-config-')))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

/** The module of a provider that tells the settings which it was made with. */
export const moduleOf = (id: string, more = ''): string => `
  const make = (settings = {}) => {
    if (settings.broken) throw new Error('a setting is wrong')
    return {
      id: '${id}', title: '${id}', models: {}, baseUrl: 'https://${id}.example', downloads: { hosts: [] },
      limits: {}, authorize: async () => ({}), fault: () => undefined, secrets: () => [], settings,
    }
  }
  export const ${id.replaceAll('-', '')} = Object.assign(make, { id: '${id}', title: '${id}' })
  export const helper = () => {}
  ${more}
`

/** The files of an installed package that says it is a provider. */
export const installed = (
  name: string,
  id: string,
  more = '',
  facts: object = {},
): Record<string, unknown> => ({
  [`node_modules/${name}/package.json`]: {
    name,
    version: '1.2.3',
    type: 'module',
    keywords: ['mediaplug-provider'],
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    ...facts,
  },
  [`node_modules/${name}/index.js`]: moduleOf(id, more),
})
