import { type FoundProvider, findProviders } from '@mediaplug/config'
import { createClient, type ModelDescription, type Provider } from '@mediaplug/core'
import { createSandbox, vendorNames } from '@mediaplug/sandbox'
import type { CatalogueModel, Vendor } from './catalogue-model.js'
import { sampleSettings } from './settings.js'

/** `volc-tos` is `volcTos`. */
const toCamelCase = (id: string): string =>
  id.replaceAll(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase())

const isFactoryOf = (value: unknown, id: string): boolean =>
  typeof value === 'function' && Reflect.get(value, 'id') === id

async function factoryNameOf(packageName: string, id: string): Promise<string> {
  const exported: Readonly<Record<string, unknown>> = await import(packageName)
  const [name] = Object.entries(exported).find(([, value]) => isFactoryOf(value, id)) ?? []
  if (name === undefined) throw new Error(`${packageName} exports no factory of '${id}'.`)
  return name
}

/** The names of the credentials of each local vendor. */
async function sandboxSettings(): Promise<Readonly<Record<string, ReadonlySet<string>>>> {
  const { credentials, close } = await createSandbox({ vendors: vendorNames })
  await close()
  return Object.fromEntries(
    Object.entries(credentials).map(([vendor, fields]) => [vendor, new Set(Object.keys(fields))]),
  )
}

async function openVendor(
  found: FoundProvider,
  settings: Readonly<Record<string, ReadonlySet<string>>>,
): Promise<Vendor> {
  const { id, title, package: { name } = {} } = found
  if (name === undefined) throw new Error(`The provider '${id}' is in no package.`)
  const provider = found.create(sampleSettings[id])
  const sandbox = vendorNames.find((vendor) => vendor === toCamelCase(id))
  const factory = await factoryNameOf(name, id)
  return {
    id,
    title,
    package: name,
    factory,
    credentials: provider.credentials?.() ?? [],
    sandbox,
    sandboxSettings: settings[sandbox ?? ''] ?? new Set(),
    found,
    provider,
  }
}

const describe = (provider: Provider): readonly ModelDescription[] =>
  createClient({ providers: [provider] }).models

/** The models that a provider has without a setting; none where it cannot be made so. */
function modelsWithoutSettings({ found }: Vendor): ReadonlySet<string> {
  try {
    return new Set(describe(found.create()).map(({ id }) => id))
  } catch {
    return new Set()
  }
}

function modelsOf(vendor: Vendor): readonly CatalogueModel[] {
  const bare = modelsWithoutSettings(vendor)
  return describe(vendor.provider).map((description) => {
    const { id } = description
    const settings = bare.has(id) ? {} : (sampleSettings[vendor.id] ?? {})
    return { id, name: id.slice(vendor.id.length + 1), vendor, description, settings }
  })
}

/**
 * All models of the providers that a folder's package depends on, in their order.
 *
 * @throws Error for a provider that cannot be loaded or made.
 */
export async function openRegistry(folder: string): Promise<readonly CatalogueModel[]> {
  const { providers, problems } = await findProviders({ folder, environment: {} })
  for (const { name, reason } of problems) throw new Error(`${name} cannot be loaded.`, { cause: reason })
  const settings = await sandboxSettings()
  const vendors = await Promise.all(providers.map((found) => openVendor(found, settings)))
  return vendors.flatMap(modelsOf)
}
