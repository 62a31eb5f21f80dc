import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'

interface Watch {
  readonly foreign: string[]
  readonly allowed: ReadonlySet<string>
}

const watches = new AsyncLocalStorage<Watch>()
const vendors = new Set<string>()

/** Notes where a vendor of the kit is. Core's one timer may ask any of them within any check. */
export function noteVendor(baseUrl: string): void {
  vendors.add(new URL(baseUrl).origin)
}

function note(origin: string): void {
  const watch = watches.getStore()
  if (watch && !vendors.has(origin) && !watch.allowed.has(origin)) watch.foreign.push(origin)
}

/** `fetch` and undici tell of each request here. */
function onUndici(message: unknown): void {
  const { request } = message as { readonly request: { readonly origin: string | URL } }
  note(new URL(request.origin).origin)
}

/** `node:http` and `node:https` tell of each request here. */
function onHttp(message: unknown): void {
  const { request } = message as {
    readonly request: { readonly protocol: string; getHeader(name: string): unknown }
  }
  note(new URL(`${request.protocol}//${request.getHeader('host')}`).origin)
}

/**
 * Runs something, and gives the origins of the requests that it sent to others than the vendor.
 *
 * @param allowed - Further origins that may be asked.
 */
export async function foreignRequests(
  allowed: readonly string[],
  act: () => Promise<unknown>,
): Promise<readonly string[]> {
  const watch: Watch = { foreign: [], allowed: new Set(allowed) }
  subscribe('undici:request:create', onUndici)
  subscribe('http.client.request.start', onHttp)
  try {
    await watches.run(watch, act)
  } finally {
    unsubscribe('undici:request:create', onUndici)
    unsubscribe('http.client.request.start', onHttp)
  }
  return watch.foreign
}
