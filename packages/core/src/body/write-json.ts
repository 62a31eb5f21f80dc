import { randomUUID } from 'node:crypto'

/** With each integer as a text that a mark tells from all others, which is taken off again. */
function writeExactly(value: unknown): string | undefined {
  const mark = randomUUID()
  const json: string | undefined = JSON.stringify(value, function (key: string, given: unknown) {
    // A program may have given integers a `toJSON`, so they are looked up where they stand.
    const own: unknown = Reflect.get(this, key)
    return typeof own === 'bigint' ? mark + own : given
  })
  return json?.replace(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1')
}

/**
 * Writes JSON as `JSON.stringify` does, and a `bigint` as the number that it is, all its digits kept.
 *
 * It is for requests to a vendor whose ids are numbers: `JSON.stringify` refuses a `bigint`.
 *
 * @param value - What is written: an object, an array, or a single value. What JSON has no word for is `null`.
 * @throws TypeError for an object that holds itself.
 * @example A task by its number
 * ```ts
 * const ask = (ref: string) => ({ method: 'POST', path: '/tasks', body: writeJson({ task_id: BigInt(ref) }) }) as const
 * ```
 */
export function writeJson(value: unknown): string {
  try {
    if (!('toJSON' in BigInt.prototype)) return JSON.stringify(value) ?? 'null'
  } catch {}
  return writeExactly(value) ?? 'null'
}
