import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { docs } from '../../site/folders.js'
import { inputs } from '../drawing/folders.js'
import type { Vendor } from '../registry/catalogue-model.js'

/** Where samples run. */
export const workplace: string = join(docs, 'dist/samples')

const real = (name: string): string => JSON.stringify(import.meta.resolve(name))

/** The sandbox that runs already, for those that would start one: a sandbox of their own takes a second each. */
const sandboxStub = `export { vendorNames } from ${real('@mediaplug/sandbox')}
const running = JSON.parse(process.env.MEDIAPLUG_SAMPLES_SANDBOX)
const pick = (fields, names) => Object.fromEntries(names.map((name) => [name, fields[name]]))
export const createSandbox = async ({ vendors }) => ({
  baseUrls: pick(running.baseUrls, vendors),
  credentials: pick(running.credentials, vendors),
  fault: async () => {},
  close: async () => {},
})
`

/** Core that asks local vendors often. */
const coreStub = `export * from ${real('@mediaplug/core')}
import { createClient as real } from ${real('@mediaplug/core')}
export const createClient = (options) => real({ pacing: () => 50, ...options })
`

/** A provider that leads to the running sandbox, unless it is told where its vendor is. */
const providerStub = ({ id, package: name, factory }: Vendor): string => `export * from ${real(name)}
import { ${factory} as real } from ${real(name)}
const local = JSON.parse(process.env.MEDIAPLUG_SAMPLES)[${JSON.stringify(id)}]
export const ${factory} = (settings = {}) => real(settings.baseUrl ? settings : { ...settings, ...local })
`

async function writeModule(folder: string, name: string, text: string): Promise<void> {
  const place = join(folder, 'node_modules', name)
  await mkdir(place, { recursive: true })
  await writeFile(
    join(place, 'package.json'),
    JSON.stringify({ name, type: 'module', exports: './index.js' }),
  )
  await writeFile(join(place, 'index.js'), text)
}

async function link(folder: string, name: string): Promise<void> {
  const place = join(folder, 'node_modules', name)
  await mkdir(dirname(place), { recursive: true })
  await symlink(join(docs, 'node_modules', name), place, 'dir')
}

/** Makes a folder for samples, with the input files in it. */
async function makeFolder(name: string): Promise<string> {
  const folder = join(workplace, name)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(inputs, folder, { recursive: true })
  return folder
}

/**
 * Makes the folder for programs. Their text is as pasted; what they import leads to local vendors, and asks them often.
 */
export async function makeProgramFolder(vendors: readonly Vendor[]): Promise<string> {
  const folder = await makeFolder('programs')
  await writeModule(folder, '@mediaplug/core', coreStub)
  await writeModule(folder, '@mediaplug/sandbox', sandboxStub)
  for (const vendor of vendors) await writeModule(folder, vendor.package, providerStub(vendor))
  return folder
}

/** Makes the folder for commands and agents: a project that has all providers. */
export async function makeProjectFolder(vendors: readonly Vendor[]): Promise<string> {
  const folder = await makeFolder('project')
  const packages = ['@mediaplug/cli', '@mediaplug/mcp', ...vendors.map((vendor) => vendor.package)]
  for (const name of packages) await link(folder, name)
  await writeModule(folder, '@mediaplug/sandbox', sandboxStub)
  const dependencies = Object.fromEntries([...packages, '@mediaplug/sandbox'].map((name) => [name, '*']))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  return folder
}

/** A folder in which programs import what readers import. */
export const makeReadersFolder = (): Promise<string> => makeFolder('reader')
