import { MediaplugError } from '@mediaplug/core'
import type { SdkWarning } from '../interface/call.js'

/** What several requests of one call came to. */
export interface Several<T> {
  readonly values: T[]
  /** Which of them gave nothing, and why. */
  readonly warnings: SdkWarning[]
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What a person must see to first: a doubt, then a task that goes on. */
function weightOf(error: unknown): number {
  if (!MediaplugError.is(error)) return 0
  if (error.code === 'submission-uncertain') return 3
  return error.handle === undefined ? 1 : 2
}

/** How to find a task again whose error is told in words alone. */
function whereToLook(error: unknown): string {
  if (!MediaplugError.is(error) || error.handle === undefined) return ''
  return ` Its handle: ${JSON.stringify(error.handle)}`
}

function errorOfAll(errors: readonly unknown[]): unknown {
  const [first, ...others] = errors.toSorted((one, other) => weightOf(other) - weightOf(one))
  if (others.length === 0 || !MediaplugError.is(first)) return first
  const more = others.map((error) => ` ${messageOf(error)}${whereToLook(error)}`).join('')
  const message = `${first.message} So ended ${errors.length} requests; the others:${more}`
  return new MediaplugError(first.code, message, { ...first, cause: new AggregateError(errors) })
}

/**
 * Waits for all requests of one call. What some of them made is given even where others failed: it was paid for.
 *
 * @throws MediaplugError where none of them gave anything, with the gravest reason; all are in its cause.
 */
export async function allOf<T>(requests: readonly Promise<T>[]): Promise<Several<T>> {
  const ends = await Promise.allSettled(requests)
  const values = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))
  const errors = ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []))
  if (values.length === 0) throw errorOfAll(errors)
  const warnings = errors.map((error): SdkWarning => {
    const message = `One of ${requests.length} requests gave nothing: ${messageOf(error)}${whereToLook(error)}`
    return { type: 'other', message }
  })
  return { values, warnings }
}
