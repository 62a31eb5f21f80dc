import { createReadStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { type AnyClient, createClient } from '@mediaplug/core'
import { createSandbox, type VendorName, vendorNames } from '@mediaplug/sandbox'
import type { CatalogueModel, Vendor } from '../registry/catalogue-model.js'
import { sampleSettings } from '../registry/settings.js'
import { inputs } from './folders.js'

/** Local vendors, a client of them, and a server that has the input files. */
export interface Studio {
  readonly client: AnyClient
  /** The address of an input file, on this machine. */
  addressOf(name: string): string
  close(): Promise<void>
}

const isVendor = (name: string | undefined): name is VendorName => vendorNames.some((known) => known === name)

function serveInputs(): Promise<Server> {
  const server = createServer(({ url = '' }, answer) => {
    createReadStream(join(inputs, basename(url)))
      .on('error', () => answer.writeHead(404).end())
      .pipe(answer)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** How many frames a second the drawn videos have: few, so that they are small and soon there. */
const framesPerSecond = 4

/** Opens local vendors for all models that have one. */
export async function openStudio(models: readonly CatalogueModel[]): Promise<Studio> {
  const vendors = [...new Set(models.map(({ vendor }) => vendor))]
  const names = vendors.map(({ sandbox }) => sandbox).filter(isVendor)
  const sandbox = await createSandbox({ vendors: names, taskSeconds: 0.05, framesPerSecond })
  const credentials: Readonly<Record<string, object>> = sandbox.credentials
  const baseUrls: Readonly<Record<string, string>> = sandbox.baseUrls
  const made = (vendor: Vendor) =>
    vendor.found.create({
      ...sampleSettings[vendor.id],
      ...credentials[vendor.sandbox ?? ''],
      baseUrl: baseUrls[vendor.sandbox ?? ''],
    })
  const providers = vendors.filter(({ sandbox: name }) => isVendor(name)).map(made)
  const server = await serveInputs()
  return {
    client: createClient({ providers, pacing: () => 50 }),
    addressOf: (name) => `http://127.0.0.1:${portOf(server)}/${name}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await sandbox.close()
    },
  }
}
