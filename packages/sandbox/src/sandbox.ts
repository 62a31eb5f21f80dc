import { checkFault } from './fault/check.js'
import { checkOptions, defaults, type SandboxOptions } from './options.js'
import type { LogEntry, OpenLogEntry } from './server/log.js'
import { openVendorServer, type VendorServer } from './vendor-server.js'
import { type CredentialsOf, type FaultOf, type VendorName, vendors } from './vendors.js'

/**
 * Vendors' wire protocols as local servers, running.
 *
 * @typeParam Name - The vendors that were asked for; others do not compile.
 */
export interface Sandbox<Name extends VendorName> extends AsyncDisposable {
  /** The base URL of each vendor's server, without a slash at its end. Bound to 127.0.0.1 only. */
  readonly baseUrls: { readonly [Key in Name]: string }
  /** For each vendor, what its provider takes as credentials. Made anew for each sandbox. */
  readonly credentials: { readonly [Key in Name]: CredentialsOf<Key> }
  /** Every request as it was received, oldest first. It grows as requests come. */
  readonly log: readonly LogEntry<Name>[]
  /**
   * Asks for a fault. A request meets one fault at most, in the order they were asked for; a fault that needs
   * an accepted request waits for one. `refuse` begins at once; await it, so that clients have ended their idle
   * connections. For the other kinds there is nothing to wait for.
   *
   * @throws RangeError when a number is out of range; TypeError for a vendor that was not started.
   * @example A lost answer, two bad ones, and half a second of no connections
   * ```ts
   * sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'reset-after' })
   * sandbox.fault({ vendor: 'tomoviee', operation: 'poll', kind: 'status', status: 503, times: 2 })
   * await sandbox.fault({ vendor: 'tomoviee', kind: 'refuse', forMs: 500 })
   * ```
   */
  fault(fault: FaultOf<Name>): Promise<void>
  /** Makes a further account at a vendor, for example to see that it cannot poll another's tasks. */
  addAccount<Key extends Name>(vendor: Key): CredentialsOf<Key>
  /** Ends every server, socket and timer, and frees the files. Also done by `await using`. */
  close(): Promise<void>
}

/**
 * Starts a local server for each of the vendors asked for.
 *
 * @throws TypeError for a vendor or a setting that is not known, or for no vendor at all; RangeError for a
 * number that is out of range.
 * @example A vendor's server that refuses a request without a key
 * ```ts
 * const sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 2 })
 * const answer = await fetch(`${sandbox.baseUrls.tomoviee}/v1/open/pub/task`, { method: 'POST' })
 * console.log(answer.status, sandbox.log.length) // 401 1
 * await sandbox.close()
 * ```
 */
export async function createSandbox<const Name extends VendorName>(
  options: SandboxOptions<Name>,
): Promise<Sandbox<Name>> {
  checkOptions(options)
  const log: OpenLogEntry<Name>[] = []
  const names = [...new Set(options.vendors)]
  const servers = await openServers(names, options, log)

  function serverOf<Key extends Name>(name: Key): Servers<Name>[Key] {
    if (names.includes(name)) return servers[name]
    throw new TypeError(`sandbox: vendor '${name}' was not started. Started: ${names.join(', ')}.`)
  }

  async function close(): Promise<void> {
    await Promise.all(names.map((name) => servers[name].close()))
  }

  return {
    baseUrls: byName(names, (name) => servers[name].baseUrl),
    credentials: byName(names, (name) => servers[name].credentials) as Sandbox<Name>['credentials'],
    log,
    fault(fault) {
      checkFault(fault)
      const { faults, listener } = serverOf(fault.vendor)
      if (fault.kind === 'refuse') return listener.refuse(fault.forMs)
      faults.add(fault)
      return Promise.resolve()
    },
    addAccount: (vendor) => serverOf(vendor).addAccount(),
    close,
    [Symbol.asyncDispose]: close,
  }
}

type Servers<Name extends VendorName> = { readonly [Key in Name]: VendorServer<CredentialsOf<Key>> }

async function openServers<Name extends VendorName>(
  names: readonly Name[],
  options: SandboxOptions<Name>,
  log: OpenLogEntry<Name>[],
): Promise<Servers<Name>> {
  const { taskSeconds, linkSeconds, framesPerSecond } = { ...defaults, ...options }
  const servers: [Name, VendorServer<unknown>][] = []
  try {
    for (const [index, name] of names.entries()) {
      const settings = options.settings?.[name] ?? {}
      const port = options.port === undefined ? 0 : options.port + index
      const common = { name, settings, taskSeconds, linkSeconds, framesPerSecond, log, port }
      servers.push([name, await openVendorServer(vendors[name], common)])
    }
  } catch (error) {
    await Promise.all(servers.map(([, server]) => server.close()))
    throw error
  }
  return Object.fromEntries(servers) as unknown as Servers<Name>
}

function byName<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>
}
