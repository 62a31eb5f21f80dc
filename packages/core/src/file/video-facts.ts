import { boxAt, boxes } from './boxes.js'

/** What the limits on a video speak of. */
export interface VideoFacts {
  /** In pixels, as it is stored. */
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

function readTrack(track: Buffer): VideoFacts[] {
  const kind = boxAt(track, 'mdia', 'hdlr')
  const header = boxAt(track, 'tkhd')
  if (kind?.toString('latin1', 8, 12) !== 'vide' || !header) return []
  const width = header.readUInt16BE(header.length - 8)
  const height = header.readUInt16BE(header.length - 4)
  return width > 0 && height > 0 ? [{ width, height, ...readTimes(track) }] : []
}

/**
 * Reads the facts of an MP4 or QuickTime video from its boxes; `undefined` where they do not tell.
 *
 * Of several pictures, a thumbnail beside the film say, the largest counts.
 */
export function readVideoFacts(bytes: Uint8Array): VideoFacts | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const tracks = boxes(boxAt(file, 'moov') ?? Buffer.alloc(0), 'trak').flatMap(readTrack)
    return tracks.sort((one, other) => other.width * other.height - one.width * one.height)[0]
  } catch (error) {
    // A box that is cut short ends before the value that is read from it.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
