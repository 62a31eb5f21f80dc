import { starts } from '../starts.js'
import type { FileType } from './media-type.js'

/** What the first packet of a stream begins with where it is a video's. */
const pictures = ['\x80theora', 'BBCD\0', 'OVP80', '\x01video']

/**
 * Tells what an Ogg file holds: each of its streams begins with a page of its own, and a video has one for its sound too.
 */
export function oggType(file: Buffer): FileType | undefined {
  if (!starts(file, 'OggS')) return undefined
  let isOpus = false
  for (let at = 0; starts(file, 'OggS', at) && at + 27 <= file.length; ) {
    const segments = file.subarray(at + 27, at + 27 + file.readUInt8(at + 26))
    const packet = at + 27 + segments.length
    if (pictures.some((start) => starts(file, start, packet)))
      return { mediaType: 'video/ogg', extension: 'ogv' }
    isOpus ||= starts(file, 'OpusHead', packet)
    at = packet + segments.reduce((sum, length) => sum + length, 0)
  }
  return { mediaType: 'audio/ogg', extension: isOpus ? 'opus' : 'ogg' }
}
