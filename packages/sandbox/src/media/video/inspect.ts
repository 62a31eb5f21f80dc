import { asText, type Box, contentOf, readBoxes, readTopLevel, viewOf } from '../boxes.js'
import { readNote, type SceneNote } from './note.js'

/** What an MP4 or QuickTime file says of itself. */
export interface VideoFacts {
  readonly container: 'mp4' | 'mov'
  readonly seconds: number
  /** In pixels. */
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number
  readonly hasSound: boolean
  /** What it shows, if it is one of the sandbox's own. */
  readonly note: SceneNote | undefined
}

/** Reads the index of a video file; `undefined` when it is not one, or is damaged. */
export function inspectVideo(bytes: Uint8Array): VideoFacts | undefined {
  try {
    const top = readTopLevel(bytes)
    const index = top.get('moov')
    const fileType = top.get('ftyp')
    if (fileType === undefined || index === undefined) return undefined
    const boxes = readBoxes(index)
    const video = findTrack(boxes, 'vide')
    if (video === undefined) return undefined
    return {
      container: asText(fileType.subarray(0, 4)) === 'qt  ' ? 'mov' : 'mp4',
      seconds: secondsOf(contentOf(boxes, 'mvhd')),
      ...frameSizeOf(video),
      framesPerSecond: frameRateOf(video),
      hasSound: findTrack(boxes, 'soun') !== undefined,
      note: readNote(boxes),
    }
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

function secondsOf(movieHeader: Uint8Array): number {
  const view = viewOf(movieHeader)
  const long = view.getUint8(0) === 1
  const ticks = long ? Number(view.getBigUint64(24)) : view.getUint32(16)
  return ticks / view.getUint32(long ? 20 : 12)
}

/** The boxes of the first track of a kind: `vide` or `soun`. */
function findTrack(boxes: readonly Box[], handler: string): readonly Box[] | undefined {
  for (const { type, content } of boxes) {
    if (type !== 'trak' || content instanceof Uint8Array) continue
    if (asText(contentOf(content, 'mdia', 'hdlr').subarray(8, 12)) === handler) return content
  }
  return undefined
}

function frameSizeOf(track: readonly Box[]): { width: number; height: number } {
  const view = viewOf(contentOf(track, 'mdia', 'minf', 'stbl', 'stsd'))
  return { width: view.getUint16(40), height: view.getUint16(42) }
}

/** All frames by the ticks that they last together: a mean, where the rate varies. */
function frameRateOf(track: readonly Box[]): number {
  const header = viewOf(contentOf(track, 'mdia', 'mdhd'))
  const ticksPerSecond = header.getUint32(header.getUint8(0) === 1 ? 20 : 12)
  const times = viewOf(contentOf(track, 'mdia', 'minf', 'stbl', 'stts'))
  let [frames, ticks] = [0, 0]
  for (let at = 8; at + 8 <= times.byteLength; at += 8) {
    frames += times.getUint32(at)
    ticks += times.getUint32(at) * times.getUint32(at + 4)
  }
  return ticks === 0 ? 0 : (frames * ticksPerSecond) / ticks
}
