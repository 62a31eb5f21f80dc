/**
 * Reads a `Retry-After` header: seconds or an HTTP date, as milliseconds from now.
 *
 * `undefined` where there is none or it makes no sense.
 */
export function parseRetryAfter(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}(\.\d+)?$/.test(header)) return Number(header) * 1000
  // Without a time of day it is no date, though Date.parse finds one in almost any words.
  const date = header.includes(':') ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
