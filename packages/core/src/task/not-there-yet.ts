import type { ExpiredStatus } from '../contract/status.js'
import { MediaplugError } from '../error/error.js'
import type { ErrorPlace } from '../error/place.js'

/** What a vendor says that does not know a task, where it has no word for that. */
const unknownStatuses: ReadonlySet<number | undefined> = new Set([404, 410])

/**
 * Whether the answer to a poll may mean that the vendor does not know the task. A poll has nothing but its reference for
 * an input.
 */
export function saysUnknown({ code, httpStatus }: MediaplugError): boolean {
  // The status of a proxy, or of a place where a file is, says nothing about the task.
  if (code === 'network' || code === 'download') return false
  if (unknownStatuses.has(httpStatus)) return true
  return code === 'expired' || (code === 'invalid-input' && httpStatus !== undefined)
}

/** The end of a task as a fault of a poll: one that the vendor accepted just now has not ended so. */
export function unknownYet(status: ExpiredStatus, place: ErrorPlace): MediaplugError {
  const { reason, vendorCode, requestId } = status
  const message = `${place.model}: the vendor does not know the task yet: ${reason}`
  return new MediaplugError('expired', message, { ...place, vendorCode, requestId })
}
