import { show } from '../error/show.js'
import { isAbortSignal } from '../file/realm.js'
import type { JsonSchema } from '../schema/json-schema.js'
import { nearest } from '../validation/nearest.js'
import { invalidInput } from '../validation/validate.js'
import { Call } from './call.js'

/** How long a caller is willing to wait. */
export interface CallOptions {
  /**
   * Stops the waiting at once. The task itself goes on; `cancel()` ends it at the vendor. The error is `timeout` where
   * it is an `AbortSignal.timeout`, or one of several, else `aborted`.
   */
  readonly signal?: AbortSignal | undefined
  /** How long to wait for the result, in ms. Default: the client's `timeoutMs`, one hour unless set. */
  readonly timeoutMs?: number | undefined
}

/** What the options of other libraries are called here. */
const otherNames: Readonly<Record<string, string>> = {
  timeout: 'timeoutMs',
  timeoutSeconds: 'timeoutMs',
  deadline: 'timeoutMs',
  abortSignal: 'signal',
  abort: 'signal',
  onProgress: 'onStatus',
  onUpdate: 'onStatus',
  onQueueUpdate: 'onStatus',
}

function refuseUnknown(options: object, names: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue
    const other = otherNames[name]
    const meant = other !== undefined && names.includes(other) ? other : nearest(name, names, 1)[0]
    const hint = meant === undefined ? `allowed are ${names.join(', ')}` : `did you mean ${meant}?`
    const allowed = { propertyNames: { enum: names } }
    throw invalidInput('the options', [
      { path: [name], message: `${name} is not supported; ${hint}`, allowed },
    ])
  }
}

function checkValues({ signal, timeoutMs }: CallOptions): void {
  if (timeoutMs !== undefined && !(typeof timeoutMs === 'number' && timeoutMs > 0)) {
    const message = `must be a positive number, got ${show(timeoutMs)}`
    const allowed: JsonSchema = { type: 'number', exclusiveMinimum: 0 }
    throw invalidInput('timeoutMs', [{ path: ['timeoutMs'], message, allowed }])
  }
  if (signal !== undefined && !isAbortSignal(signal)) {
    const message = `must be an AbortSignal, got ${show(signal)}`
    throw invalidInput('signal', [{ path: ['signal'], message }])
  }
}

/** The options of a call that has no others. */
export const callOptionNames = ['signal', 'timeoutMs'] as const

/**
 * Checks the options of a call, before anything is sent: what a program without types gets wrong must not come to
 * light after it has paid.
 *
 * @param names - The options that the call has.
 * @throws MediaplugError `invalid-input` that names the option, and the one that was meant.
 */
export function checkCallOptions(options: CallOptions, names: readonly string[] = callOptionNames): void {
  if (typeof options !== 'object' || options === null) {
    throw invalidInput('the options', [`must be an object, got ${show(options)}`])
  }
  refuseUnknown(options, names)
  checkValues(options)
}

const none: CallOptions = {}

/**
 * Checks the options of a call and begins it.
 *
 * @param usualTimeoutMs - How long it may last unless the options say otherwise.
 * @param names - The options that the call has.
 * @throws MediaplugError `invalid-input`.
 */
export function openCall(
  options: CallOptions = none,
  usualTimeoutMs: number,
  names?: readonly string[],
): Call {
  checkCallOptions(options, names)
  return new Call(options.signal, options.timeoutMs ?? usualTimeoutMs)
}
