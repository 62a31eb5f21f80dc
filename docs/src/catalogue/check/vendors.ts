import { type ProviderSettings, variableOf } from '@mediaplug/config'
import { createSandbox, vendorNames } from '@mediaplug/sandbox'
import type { Vendor } from '../registry/catalogue-model.js'
import { sampleSettings } from '../registry/settings.js'

/** Local vendors, whose tasks are quick. */
export interface LocalVendors {
  /** The settings that lead to each, by the provider's id. */
  readonly settings: Readonly<Record<string, ProviderSettings>>
  /** The same as variables of the command and of the server for agents. */
  readonly environment: Readonly<Record<string, string>>
  /** What samples that start a sandbox are given in its place: `baseUrls` and `credentials`, as JSON. */
  readonly sandbox: string
  close(): Promise<void>
}

/** Starts all local vendors. */
export async function startVendors(vendors: readonly Vendor[]): Promise<LocalVendors> {
  const sandbox = await createSandbox({ vendors: vendorNames, taskSeconds: 0.1, framesPerSecond: 1 })
  const credentials: Readonly<Record<string, object>> = sandbox.credentials
  const baseUrls: Readonly<Record<string, string>> = sandbox.baseUrls
  const settings = Object.fromEntries(
    vendors.flatMap(({ id, sandbox: name }): [string, ProviderSettings][] =>
      name === undefined
        ? []
        : [[id, { ...sampleSettings[id], ...credentials[name], baseUrl: baseUrls[name] }]],
    ),
  )
  const environment = Object.fromEntries(
    Object.entries(settings).flatMap(([id, fields]) =>
      Object.entries(fields).map(([name, value]) => [variableOf(id, name), String(value)]),
    ),
  )
  const stand = JSON.stringify({ baseUrls, credentials })
  return { settings, environment, sandbox: stand, close: () => sandbox.close() }
}
