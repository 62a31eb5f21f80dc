import { MediaplugError } from '../error/error.js'
import { joined } from '../file/joined.js'
import type { Judge } from '../file/objection.js'
import { asBuffer } from '../file/starts.js'
import { headLength } from '../file/type/file-type.js'
import { textOf } from '../file/type/text.js'

/** How a file came. */
export interface Origin {
  /** Nothing for a file that was not fetched: it will not be another one. */
  readonly httpStatus: number | undefined
  /** As the server says. */
  readonly mediaType: string | undefined
}

/** @throws MediaplugError `download` for a file to which there is an objection. */
function refuse(head: Uint8Array, judge: Judge, { httpStatus, mediaType }: Origin): void {
  const objection = judge(head)
  if (!objection) return
  const { reason, excerpt, isLasting } = objection
  const how = httpStatus === undefined ? '' : ` (HTTP ${httpStatus}, ${mediaType ?? 'of no type'})`
  const begins = excerpt === undefined ? '' : `; it begins with ${excerpt}`
  throw new MediaplugError('download', `${reason}${how}${begins}`, {
    phase: 'download',
    httpStatus,
    retryable: httpStatus !== undefined && !isLasting,
  })
}

/**
 * Hands a file out once it is judged. It is held back only for as long as it may be a text, and no longer than the head
 * of a file is.
 *
 * @param origin - Asked when the file is judged.
 * @throws MediaplugError `download` before the first piece, and what reading throws.
 */
export async function* judgeHead(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  judge: Judge,
  origin: () => Origin,
): AsyncGenerator<Uint8Array, void, void> {
  let held: Uint8Array[] | undefined = []
  for await (const piece of pieces) {
    if (held === undefined) {
      yield piece
      continue
    }
    held.push(piece)
    const head = joined(held)
    if (head.byteLength < headLength && textOf(asBuffer(head)) !== undefined) continue
    refuse(head, judge, origin())
    held = undefined
    yield head
  }
  if (held === undefined) return
  const whole = joined(held)
  refuse(whole, judge, origin())
  if (whole.byteLength > 0) yield whole
}
