import * as z from 'zod'
import { show } from '../error/show.js'
import type { ReadOptions } from '../file/read-options.js'
import { isAbortSignal } from '../file/realm.js'
import { once } from '../once.js'
import { invalidInput, validate } from '../validation/validate.js'

/** What ends a reading: {@link ReadOptions}, checked and complete. */
export type ReadLimits = Readonly<Record<'maxBytes' | 'idleTimeoutMs' | 'timeoutMs', number>> &
  Pick<ReadOptions, 'signal'>

/** The limits of a reading unless its caller sets others. */
export const usualLimits: ReadLimits = {
  maxBytes: 2 * 1024 ** 3,
  idleTimeoutMs: 30_000,
  timeoutMs: 3_600_000,
}

/** No number of zod's: a limit may be infinite. */
const positive = once(() =>
  z.custom<number>((value) => typeof value === 'number' && value > 0, 'must be a positive number').optional(),
)

/** The schema of the options of a reading. */
export const readOptions = once(() =>
  z.strictObject({
    signal: z.custom<AbortSignal>(isAbortSignal, 'must be an AbortSignal').optional(),
    maxBytes: positive(),
    idleTimeoutMs: positive(),
    timeoutMs: positive(),
  }),
)

/** An object's own options, and those that it inherits: an `AbortController` may be given for its signal. */
function withInherited(options: object, schema: ReturnType<typeof readOptions>): object {
  const known = Object.keys(schema.shape).filter((name) => name in options)
  return { ...options, ...Object.fromEntries(known.map((name) => [name, Reflect.get(options, name)])) }
}

/**
 * Checks the options of a reading and completes them, before anything is fetched.
 *
 * @param act - What is called, as the message names it.
 * @param options - As a program without types may give them.
 * @param schema - Which options there are. Default: those of a reading.
 * @throws MediaplugError `invalid-input` that names the option, and the one that was meant.
 */
export function readLimits(act: string, options: unknown = {}, schema = readOptions()): ReadLimits {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw invalidInput(act, [`the options must be an object, got ${show(options)}`])
  }
  const { signal, ...given } = validate(schema, withInherited(options, schema), act)
  return {
    signal,
    maxBytes: given.maxBytes ?? usualLimits.maxBytes,
    idleTimeoutMs: given.idleTimeoutMs ?? usualLimits.idleTimeoutMs,
    timeoutMs: given.timeoutMs ?? usualLimits.timeoutMs,
  }
}
