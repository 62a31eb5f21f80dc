import { types } from 'node:util'
import { boxAt, boxes } from './boxes.js'
import { turned } from './image/size.js'
import { asBuffer } from './starts.js'

/** What the limits on a video speak of. */
export interface VideoFacts {
  /** In pixels, as it is shown: phones store a video that stands upright as one that lies, and a turn. */
  readonly width: number
  readonly height: number
  /** Left out where the boxes do not tell, as in a video that is written in fragments. */
  readonly seconds?: number
  readonly framesPerSecond?: number
}

/** A length of time from a header that gives units and their number, in 32 bits or in 64. */
function readSeconds(header: Buffer): number {
  const isLong = header.readUInt8(0) === 1
  const unitsPerSecond = header.readUInt32BE(isLong ? 20 : 12)
  const units = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16)
  return units / unitsPerSecond
}

function countFrames(timesToSample: Buffer): number {
  const entries = timesToSample.readUInt32BE(4)
  let frames = 0
  for (let entry = 0; entry < entries; entry++) frames += timesToSample.readUInt32BE(8 + entry * 8)
  return frames
}

/** How long a track is, and how fast, where it tells. */
function readTimes(track: Buffer): Pick<VideoFacts, 'seconds' | 'framesPerSecond'> {
  const header = boxAt(track, 'mdia', 'mdhd')
  const seconds = header ? readSeconds(header) : 0
  if (!(seconds > 0 && Number.isFinite(seconds))) return {}
  const frames = boxAt(track, 'mdia', 'minf', 'stbl', 'stts')
  const count = frames ? countFrames(frames) : 0
  return count > 0 ? { seconds, framesPerSecond: count / seconds } : { seconds }
}

/** A quarter turn, by the matrix that stands before the size: its first number, and what it gives to the other axis. */
function isTurned(header: Buffer): boolean {
  const matrix = header.length - 44
  return matrix >= 0 && header.readInt32BE(matrix) === 0 && header.readInt32BE(matrix + 4) !== 0
}

function readTrack(track: Buffer): VideoFacts[] {
  const kind = boxAt(track, 'mdia', 'hdlr')
  const header = boxAt(track, 'tkhd')
  if (kind?.toString('latin1', 8, 12) !== 'vide' || !header) return []
  const stored = {
    width: header.readUInt16BE(header.length - 8),
    height: header.readUInt16BE(header.length - 4),
  }
  const size = isTurned(header) ? turned(stored) : stored
  return size.width > 0 && size.height > 0 ? [{ ...size, ...readTimes(track) }] : []
}

/**
 * Reads the facts of an MP4 or QuickTime video from its boxes; `undefined` where they do not tell.
 *
 * Of several pictures, a thumbnail beside the film say, the largest counts.
 */
export function readVideoFacts(bytes: Uint8Array): VideoFacts | undefined {
  const file = asBuffer(bytes)
  try {
    const tracks = boxes(boxAt(file, 'moov') ?? Buffer.alloc(0), 'trak').flatMap(readTrack)
    return tracks.sort((one, other) => other.width * other.height - one.width * one.height)[0]
  } catch (error) {
    // A box that is cut short ends before the value that is read from it.
    if (types.isNativeError(error) && error.name === 'RangeError') return undefined
    throw error
  }
}
