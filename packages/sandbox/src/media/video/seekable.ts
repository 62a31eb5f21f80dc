import { type Box, readBoxes, replaceBoxes, viewOf, writeBoxes } from '../boxes.js'
import { addNote, type SceneNote } from './note.js'

/** What the encoder knows of a file and does not write into it. */
interface Recording {
  readonly frames: number
  /** Frames from one key frame to the next. */
  readonly keyFrameEvery: number
  readonly note: SceneNote | undefined
}

/**
 * Makes an MP4 file quick to start and safe to seek in: its index comes first, and says which frames are key
 * frames. The encoder writes the index last and leaves that list out, so players would begin to decode at
 * frames that need earlier ones.
 */
export function makeSeekable(file: Uint8Array, { frames, keyFrameEvery, note }: Recording): Uint8Array {
  const boxes = readBoxes(file)
  const type = boxes.filter((box) => box.type === 'ftyp')
  const media = boxes.filter((box) => box.type === 'mdat')
  const movie = boxes.filter((box) => box.type === 'moov')
  const index = replaceBoxes(
    note === undefined ? movie : movie.map((box) => addNote(box, note)),
    'stsz',
    (box) => [syncSamples(frames, keyFrameEvery), box],
  )
  const mediaBefore = offsetOf(boxes, 'mdat')
  const mediaNow = writeBoxes([...type, ...index]).length
  return writeBoxes([...type, ...shiftOffsets(index, mediaNow - mediaBefore), ...media])
}

function syncSamples(frames: number, every: number): Box {
  const count = Math.ceil(frames / every)
  const content = new Uint8Array(8 + 4 * count)
  const view = viewOf(content)
  view.setUint32(4, count)
  for (let key = 0; key < count; key += 1) view.setUint32(8 + 4 * key, key * every + 1)
  return { type: 'stss', content }
}

/** Tells the tracks of an index that their media have moved by some bytes. */
export function shiftOffsets(index: readonly Box[], by: number): Box[] {
  return replaceBoxes(index, 'stco', (box) => [shiftTable(box, by)])
}

function shiftTable(box: Box, by: number): Box {
  if (!(box.content instanceof Uint8Array)) return box
  const content = Uint8Array.from(box.content)
  const view = viewOf(content)
  for (let at = 8; at < content.length; at += 4) view.setUint32(at, view.getUint32(at) + by)
  return { type: box.type, content }
}

function offsetOf(boxes: readonly Box[], type: string): number {
  return writeBoxes(
    boxes.slice(
      0,
      boxes.findIndex((box) => box.type === type),
    ),
  ).length
}
