import type { TaskSeconds } from './task/task.js'
import { type SettingsOf, type VendorName, vendors } from './vendors.js'

/** What a sandbox is started with. */
export interface SandboxOptions<Name extends VendorName> {
  /** The vendors to start a server for. At least one. */
  readonly vendors: readonly Name[]
  /**
   * How long a task takes, in seconds, or the range to pick from at random for each task. Default 3. Vendors
   * that answer with the result itself have a setting of their own.
   */
  readonly taskSeconds?: TaskSeconds
  /** For how many seconds the link to a result file works. Default 3600. */
  readonly linkSeconds?: number
  /**
   * How many frames a second videos have at the most, from 1 up; fewer are drawn sooner. Default 10. Large and long
   * videos have fewer anyway.
   */
  readonly framesPerSecond?: number
  /**
   * The port of the first vendor's server, from 1 to 65535; the others have the next ones, in the order of `vendors`.
   * Default: a free port each.
   */
  readonly port?: number
  /** What differs from the default settings, per vendor. */
  readonly settings?: { readonly [Key in Name]?: Partial<SettingsOf<Key>> }
}

/** What holds where nothing is given. */
export const defaults = { taskSeconds: 3, linkSeconds: 3600, framesPerSecond: 10 }

/** Checks the options as a program without types may give them. @throws TypeError, RangeError */
export function checkOptions(options: SandboxOptions<VendorName>): void {
  checkVendors(options.vendors ?? [])
  const { taskSeconds, linkSeconds, framesPerSecond } = { ...defaults, ...options }
  const [least, most] = typeof taskSeconds === 'number' ? [taskSeconds, taskSeconds] : taskSeconds
  checkNumber('taskSeconds', least)
  checkNumber('taskSeconds', most)
  checkNumber('linkSeconds', linkSeconds)
  checkNumber('framesPerSecond', framesPerSecond)
  if (options.port !== undefined) checkPorts(options.port, options.vendors.length)
  if (framesPerSecond < 1)
    throw new RangeError(`createSandbox: framesPerSecond must be at least 1, not ${framesPerSecond}`)
  if (least > most) throw new RangeError(`createSandbox: taskSeconds begins at ${least} but ends at ${most}`)
  for (const name of options.vendors) checkSettings(name, options.settings?.[name] ?? {})
}

function checkVendors(asked: readonly string[]): void {
  const known = Object.keys(vendors)
  const list = `Known vendors: ${known.join(', ')}.`
  if (asked.length === 0)
    throw new TypeError(`createSandbox: 'vendors' must name at least one vendor. ${list}`)
  const unknown = asked.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new TypeError(`createSandbox: unknown vendor '${unknown}'. ${list}`)
}

function checkPorts(first: unknown, count: number): void {
  const last = typeof first === 'number' && Number.isInteger(first) ? first + count - 1 : Number.NaN
  if (typeof first === 'number' && first >= 1 && last <= 65_535) return
  throw new RangeError(`createSandbox: the ports of ${count} vendors from ${first} on must lie in 1 to 65535`)
}

function checkSettings(vendor: VendorName, settings: object): void {
  const { defaults, words = {}, signed = [] } = vendors[vendor].settings
  const known = Object.keys(defaults)
  for (const [name, value] of Object.entries(settings)) {
    if (!known.includes(name)) {
      throw new TypeError(
        `createSandbox: ${vendor} has no setting '${name}'. It has: ${known.join(', ') || 'none'}.`,
      )
    }
    const path = `settings.${vendor}.${name}`
    const allowed = words[name]
    if (allowed !== undefined) checkWord(path, value, allowed)
    else if (signed.includes(name)) checkFinite(path, value)
    else checkNumber(path, value)
  }
}

function checkWord(name: string, value: unknown, words: readonly string[]): void {
  if (words.some((word) => word === value)) return
  throw new RangeError(`createSandbox: ${name} must be one of ${words.join(', ')}, not ${value}`)
}

function checkFinite(name: string, value: unknown): void {
  if (typeof value === 'number' && Number.isFinite(value)) return
  throw new RangeError(`createSandbox: ${name} must be a number, not ${value}`)
}

function checkNumber(name: string, value: unknown): void {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return
  throw new RangeError(`createSandbox: ${name} must be a number from 0 up, not ${value}`)
}
