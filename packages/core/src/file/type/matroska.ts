import { starts } from '../starts.js'
import type { MediaType } from './media-type.js'

const docType = 0x4282

/** A number whose first byte says how many there are, by its leading zeros. */
function readNumber(
  file: Buffer,
  at: number,
  keepsMarker: boolean,
): { value: number; next: number } | undefined {
  const first = file[at] ?? 0
  const length = Math.clz32(first) - 23
  if (length > 4 || at + length > file.length) return undefined
  const value = file.readUIntBE(at, length)
  return { value: keepsMarker ? value : value % 2 ** (7 * length), next: at + length }
}

/** Tells WebM from Matroska, which are built alike: by the name that stands in the header. */
export function matroskaType(file: Buffer): MediaType | undefined {
  if (!starts(file, '\x1a\x45\xdf\xa3')) return undefined
  const header = readNumber(file, 4, false)
  for (let at = header?.next; at !== undefined; ) {
    const id = readNumber(file, at, true)
    const size = id && readNumber(file, id.next, false)
    if (!size) return undefined
    if (id.value === docType) {
      const name = file.toString('latin1', size.next, size.next + size.value).replace(/\0+$/, '')
      return name === 'webm' ? 'video/webm' : name === 'matroska' ? 'video/matroska' : undefined
    }
    at = size.next + size.value
  }
  return undefined
}
