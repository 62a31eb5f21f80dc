import { setMaxListeners } from 'node:events'
import { createFaultQueue, type FaultQueue } from './fault/queue.js'
import { filesRoute } from './file/route.js'
import { createFileStore } from './file/store.js'
import type { Vendor } from './protocol/define-vendor.js'
import { createClock } from './server/clock.js'
import { type Listener, openListener } from './server/listener.js'
import type { OpenLogEntry } from './server/log.js'
import { type Service, serve } from './server/serve.js'
import type { TaskSeconds } from './task/task.js'

/** A vendor's running server. */
export interface VendorServer<Credentials> {
  readonly baseUrl: string
  readonly credentials: Credentials
  readonly faults: FaultQueue
  readonly listener: Listener
  /** Makes credentials for one more account. */
  addAccount(): Credentials
  close(): Promise<void>
}

/** What a vendor's server is started with. */
export interface VendorServerOptions {
  readonly name: string
  readonly settings: object
  readonly taskSeconds: TaskSeconds
  readonly linkSeconds: number
  readonly framesPerSecond: number
  readonly log: OpenLogEntry[]
  /** Where it listens; 0 for any free port. */
  readonly port: number
}

/** Starts the server of one vendor on loopback. */
export async function openVendorServer(
  vendor: Vendor,
  options: VendorServerOptions,
): Promise<VendorServer<unknown>> {
  const closing = new AbortController()
  // Every task and answer under way listens: without this, Node prints a warning at the eleventh.
  setMaxListeners(0, closing.signal)
  const settings = { ...vendor.settings.defaults, ...options.settings }
  const credentials = vendor.createCredentials(settings)
  const accounts = [credentials]
  const faults = createFaultQueue()
  const files = createFileStore(() => listener.origin, options.linkSeconds, options)
  const endpoints = vendor.open({
    accounts,
    settings,
    taskSeconds: options.taskSeconds,
    files,
    closing: closing.signal,
  })
  const service: Service = {
    vendor: options.name,
    routes: [...endpoints.routes, filesRoute(files)],
    refusal: endpoints.refusal,
    faults,
    log: options.log,
    clock: endpoints.clock ?? createClock(0),
    closing: closing.signal,
  }
  const listener = await openListener(
    (incoming, outgoing) => void serve(service, incoming, outgoing),
    options.port,
  )
  return {
    baseUrl: `${listener.origin}${vendor.basePath}`,
    credentials,
    faults,
    listener,
    addAccount() {
      const added = vendor.createCredentials(settings)
      accounts.push(added)
      return added
    },
    async close() {
      closing.abort()
      files.clear()
      await listener.close()
    },
  }
}
