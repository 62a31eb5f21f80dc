import { faultKinds } from './fault.js'
import type { VendorRequest, VendorSandbox } from './vendor-sandbox.js'

/** A sandbox of several vendors, in the shape of that of `@mediaplug/sandbox`. */
export interface SandboxOfVendors<Name extends string> {
  /** Where each vendor is. */
  readonly baseUrls: { readonly [Key in Name]: string }
  /** What each vendor accepts, by the provider's settings. */
  readonly credentials: { readonly [Key in Name]: object }
  /** Every request as it was received, oldest first, with the vendor that received it. */
  readonly log: readonly (VendorRequest & {
    /** Who received it. */
    readonly vendor: string
  })[]
  /** Asks for a fault of one vendor. */
  fault(fault: never): Promise<void>
  /** Ends every server, socket and timer. */
  close(): Promise<void>
}

/** What differs from a sandbox all of whose credentials are secrets. */
export interface FromSandboxOptions {
  /** The names of those credentials that are plain settings, such as `bucket`. Default: none. */
  readonly settings?: readonly string[]
}

function entriesOf(credentials: object, wanted: (name: string) => boolean): [string, unknown][] {
  return Object.entries(credentials).filter(([name, value]) => value !== undefined && wanted(name))
}

/**
 * Lets the kit use one vendor of a sandbox.
 *
 * @param sandbox - From `createSandbox` of `@mediaplug/sandbox`, or of that shape.
 * @param name - The vendor.
 * @example One vendor of a sandbox
 * ```ts
 * const vendor = fromSandbox(sandbox, 'tomoviee')
 * ```
 */
export function fromSandbox<const Name extends string>(
  sandbox: SandboxOfVendors<Name>,
  name: Name,
  { settings = [] }: FromSandboxOptions = {},
): VendorSandbox {
  const credentials = sandbox.credentials[name]
  const secret = entriesOf(credentials, (key) => !settings.includes(key))
  return {
    baseUrl: sandbox.baseUrls[name],
    credentials: Object.fromEntries(secret.map(([key, value]) => [key, String(value)])),
    settings: Object.fromEntries(entriesOf(credentials, (key) => settings.includes(key))),
    get log() {
      return sandbox.log.filter(({ vendor }) => vendor === name)
    },
    faults: faultKinds.filter((kind) => kind !== 'oversized'),
    // A sandbox types its faults by vendor; which of them there are is said above.
    fault: (fault) => sandbox.fault({ vendor: name, ...fault } as never),
    close: () => sandbox.close(),
  }
}
