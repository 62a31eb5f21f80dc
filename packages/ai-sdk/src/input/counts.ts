import type { JsonSchema } from '@mediaplug/core'
import { valuesOf } from '../model/known-model.js'
import type { Draft } from './draft.js'

/** The numbers of results up to `most` that one request may have, the largest first; a list, or a range. */
function allowedCounts(field: JsonSchema | undefined, most: number): readonly number[] {
  if (field === undefined) return [1]
  const values = valuesOf(field)
  if (values) return values.filter((value) => typeof value === 'number').toSorted((one, other) => other - one)
  const { minimum = 1, maximum = most } = field
  const [least, greatest] = [Number(minimum), Math.min(most, Number(maximum))]
  return Array.from({ length: Math.max(0, greatest - least + 1) }, (_, index) => greatest - index)
}

/** Divides a number into allowed ones, the largest first; `undefined` where it cannot be divided so. */
function divide(n: number, allowed: readonly number[], deadEnds: Set<number>): readonly number[] | undefined {
  if (n === 0) return []
  if (deadEnds.has(n)) return undefined
  for (const count of allowed) {
    const others = count > 0 && count <= n ? divide(n - count, allowed, deadEnds) : undefined
    if (others) return [count, ...others]
  }
  deadEnds.add(n)
  return undefined
}

const mostResults = 1_000

/**
 * Divides a number of results among requests.
 *
 * @throws MediaplugError `unsupported` for a number that no requests come to: before any of them is sent.
 */
function countsOf(draft: Draft, n: number): readonly number[] {
  if (!Number.isInteger(n) || n < 1 || n > mostResults)
    draft.refuse('n', `must be a whole number from 1 to ${mostResults}, got ${n}.`)
  const allowed = allowedCounts(draft.model.fields.get('count'), n)
  const counts = divide(n, allowed, new Set())
  return counts ?? draft.refuse('n', `is ${n}, and one request makes ${allowed.toReversed().join(' or ')}.`)
}

/** The inputs of the requests that a call makes. */
export function inputsOf(draft: Draft, n: number): readonly object[] {
  const isCounted = draft.model.fields.has('count')
  return countsOf(draft, n).map((count) => (isCounted ? { ...draft.input, count } : draft.input))
}
