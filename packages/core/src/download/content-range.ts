import { isCoded } from './file-body.js'
import { type FileResponse, headerOf } from './file-response.js'

/** Which bytes of a file a part has. */
export interface ContentRange {
  readonly from: number
  /** The length of the whole file, where the server knows it. */
  readonly total: number | undefined
}

/** What a header says of a part, or `undefined` where it says nothing that makes sense. */
export function contentRangeOf(response: FileResponse): ContentRange | undefined {
  const header = headerOf(response, 'content-range') ?? ''
  const [, first, last, length] =
    /^\s*bytes\s*[ =]\s*(\d+)\s*-\s*(\d+)\s*\/\s*(\d+|\*)\s*$/i.exec(header) ?? []
  const from = Number(first)
  const total = length === '*' ? undefined : Number(length)
  const makesSense = from <= Number(last) && (total === undefined || Number(last) < total)
  return makesSense ? { from, total } : undefined
}

/** The length of the file, by an answer that it has no such part. */
export function unsatisfiedLengthOf(response: FileResponse): number | undefined {
  const [, length] =
    /^\s*bytes\s*[ =]?\s*\*\s*\/\s*(\d+)\s*$/i.exec(headerOf(response, 'content-range') ?? '') ?? []
  return length === undefined ? undefined : Number(length)
}

/** How many bytes of the file an answer says that its body has: those of a coded one are counted as they are coded. */
export function contentLengthOf(response: FileResponse): number | undefined {
  if (isCoded(response)) return undefined
  const length = headerOf(response, 'content-length')
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : undefined
}
