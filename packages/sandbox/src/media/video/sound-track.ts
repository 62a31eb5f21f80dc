import { bytesPerFrame, samplesPerFrame } from '../audio/mp3.js'
import { sampleRate } from '../audio/sound.js'
import { type Box, readBoxes, replaceBoxes, viewOf, writeBoxes } from '../boxes.js'
import { shiftOffsets } from './seekable.js'
import { soundTrack } from './sound-boxes.js'

/** The number of the track that is added: the pictures have 1. */
const track = 2
const boxHead = 8

/**
 * Adds sound to a video that the sandbox has made. The MP3 frames lie after the pictures; one that would end
 * after the last picture is left out.
 */
export function addSound(video: Uint8Array, mp3: Uint8Array, seconds: number): Uint8Array {
  const count = Math.floor((seconds * sampleRate) / samplesPerFrame)
  const sound: Box = { type: 'mdat', content: mp3.subarray(0, count * bytesPerFrame) }
  const index = (offset: number) => soundTrack({ count, offset, track })
  const grown = writeBoxes([index(0)]).length
  const moved = countTrack(shiftOffsets(readBoxes(video), grown))
  const offset = video.length + grown + boxHead
  return writeBoxes([...replaceBoxes(moved, 'trak', (pictures) => [pictures, index(offset)]), sound])
}

/** Says in the header of the movie which number the next track would get. */
function countTrack(boxes: readonly Box[]): Box[] {
  return replaceBoxes(boxes, 'mvhd', ({ type, content }) => {
    if (!(content instanceof Uint8Array)) return []
    const header = Uint8Array.from(content)
    viewOf(header).setUint32(header.length - 4, track + 1)
    return [{ type, content: header }]
  })
}
