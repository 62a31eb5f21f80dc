import { isIP } from 'node:net'
import * as z from 'zod'
import { once } from '../once.js'
import { type ConnectionSettings, connectionSettings } from './connection-settings.js'
import { idPart } from './parse-handle.js'

/** What a vendor allows an account, or its owner. A task counts from before its start until it has ended. */
export interface Limits {
  /** Tasks at a time. Default: no limit. */
  readonly concurrentTasks?: number | undefined
  /** Requests a second, of every kind. Default: no limit. */
  readonly requestsPerSecond?: number | undefined
}

/** Settings that every provider has. */
export interface CommonSettings {
  /**
   * Where the vendor is: `https:`, or `http:` on loopback, without query or credentials. Default: the vendor's own.
   *
   * The vendor's further hosts follow it, unless `hosts` says where they are.
   */
  readonly baseUrl?: string | undefined
  /**
   * Further hosts that results may be fetched from; one that begins with a dot stands for all hosts that end in it.
   * Default: none.
   */
  readonly downloadHosts?: readonly string[] | undefined
  /**
   * Says that the vendor is on a private network of yours, such as a server that you run yourself. Default: `false`.
   *
   * `baseUrl` and `hosts` may be `http:` then, and results may come from private addresses of the vendor's own hosts:
   * those of its base URLs, those that it declares, and `downloadHosts`. By `http:`, all but private addresses are
   * refused at the moment of connecting. Only you can say it, never the vendor's package.
   */
  readonly privateNetwork?: boolean | undefined
  /** What this account is allowed, each where it differs from the vendor's usual limit. */
  readonly limits?: Limits | undefined
  /** How many connections there are, and which a paid request may use. Default: 64, kept for a second. */
  readonly connections?: ConnectionSettings | undefined
}

/** Whether a host is this machine, as a URL writes it. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))

/** Whether a text is a base URL: `https:`, or `http:` where the host may have it. */
function isBaseUrl(value: string, mayBePlain: (hostname: string) => boolean): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  const bare = !url.username && !url.password && !/[?#]/.test(value)
  return bare && (url.protocol === 'https:' || (url.protocol === 'http:' && mayBePlain(url.hostname)))
}

/** The vendor's limits, as far as the account has no others. */
export function mergeLimits(usual: Limits = {}, own: Limits = {}): Limits {
  return {
    ...own,
    concurrentTasks: own.concurrentTasks ?? usual.concurrentTasks,
    requestsPerSecond: own.requestsPerSecond ?? usual.requestsPerSecond,
  }
}

/**
 * The schema of a base URL: `https:`, or `http:` on loopback, without query or credentials.
 *
 * Every provider's factory has it already. It is for further functions of a provider's package that take one.
 *
 * @example Options of a further function
 * ```ts
 * const options = z.strictObject({ bucket: z.string(), baseUrl: baseUrl.optional() })
 * ```
 */
export const baseUrl: z.ZodString = z
  .string()
  .refine(
    (value) => isBaseUrl(value, isLoopback),
    'must be an https: URL without query or credentials; http: is for loopback only',
  )

/** The schema of {@link CommonSettings}, and of the id that the provider is registered under. */
export const commonSettings = once(() =>
  z.strictObject({
    as: z.string().regex(idPart, 'must consist of letters, digits, dots, dashes and underscores').optional(),
    baseUrl,
    hosts: z.record(z.string(), baseUrl).optional(),
    privateNetwork: z.boolean().optional(),
    downloadHosts: z.array(z.string().regex(/^\.?[\w.-]+$/, 'must be a host name')),
    limits: z.strictObject({
      concurrentTasks: z.int().min(1).optional(),
      requestsPerSecond: z.number().positive().optional(),
    }),
    connections: connectionSettings().optional(),
  }),
)

const privateBaseUrl = once(() =>
  z
    .string()
    .refine(
      (value) => isBaseUrl(value, () => true),
      'must be an https: or http: URL without query or credentials',
    ),
)

/** The schema of the same for a vendor on a private network. What is public is refused when it is connected to. */
export const privateSettings = once(() =>
  commonSettings().extend({
    baseUrl: privateBaseUrl(),
    hosts: z.record(z.string(), privateBaseUrl()).optional(),
  }),
)
