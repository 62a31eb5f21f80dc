import { type Box, readBoxes, viewOf } from './boxes.js'
import { readNote, type SceneNote } from './note.js'

/** What an MP4 file says of itself. */
export interface VideoFacts {
  readonly seconds: number
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** What it shows, if it is one of the sandbox's own. */
  readonly note: SceneNote | undefined
}

/** Reads the index of an MP4 file; `undefined` when it is not one, or is damaged. */
export function inspectVideo(bytes: Uint8Array): VideoFacts | undefined {
  try {
    const top = readTopLevel(bytes)
    const index = top.get('moov')
    if (!isMp4(top.get('ftyp')) || index === undefined) return undefined
    const boxes = readBoxes(index)
    const size = frameSizeOf(boxes)
    return size && { seconds: secondsOf(contentOf(boxes, 'mvhd')), ...size, note: readNote(boxes) }
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

/** The top-level boxes by type. Unlike those inside, they may be longer than 4 GB or run to the end. */
function readTopLevel(bytes: Uint8Array): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  const view = viewOf(bytes)
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = view.getUint32(at)
    const head = short === 1 ? 16 : 8
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short || bytes.length - at
    if (size < head || at + size > bytes.length) throw new RangeError(`MP4 box of ${size} bytes at ${at}`)
    found.set(String.fromCharCode(...bytes.subarray(at + 4, at + 8)), bytes.subarray(at + head, at + size))
    at += size
  }
  return found
}

function isMp4(fileType: Uint8Array | undefined): boolean {
  return fileType !== undefined && !String.fromCharCode(...fileType.subarray(0, 4)).startsWith('qt')
}

function secondsOf(movieHeader: Uint8Array): number {
  const view = viewOf(movieHeader)
  const long = view.getUint8(0) === 1
  const ticks = long ? Number(view.getBigUint64(24)) : view.getUint32(16)
  return ticks / view.getUint32(long ? 20 : 12)
}

function frameSizeOf(boxes: readonly Box[]): { width: number; height: number } | undefined {
  for (const { type, content } of boxes) {
    if (type !== 'trak' || content instanceof Uint8Array) continue
    const handler = contentOf(content, 'mdia', 'hdlr')
    if (String.fromCharCode(...handler.subarray(8, 12)) !== 'vide') continue
    const view = viewOf(contentOf(content, 'mdia', 'minf', 'stbl', 'stsd'))
    return { width: view.getUint16(40), height: view.getUint16(42) }
  }
  return undefined
}

function contentOf(boxes: readonly Box[], ...path: readonly string[]): Uint8Array {
  const [type, ...rest] = path
  const content = boxes.find((box) => box.type === type)?.content ?? new Uint8Array()
  return content instanceof Uint8Array ? content : contentOf(content, ...rest)
}
