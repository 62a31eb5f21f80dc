import { bitrate, bytesPerFrame, samplesPerFrame } from '../audio/mp3.js'
import { sampleRate } from '../audio/sound.js'
import { type Box, viewOf, writeBoxes } from '../boxes.js'

/** MP3 frames that lie in one piece in an MP4 file. */
export interface SoundFrames {
  readonly count: number
  /** Where in the file the first one begins. */
  readonly offset: number
  /** The number of the track. */
  readonly track: number
}

/** In how many parts of a second the encoder times a movie as a whole. */
const movieTicks = 90_000
/** What a track is multiplied by where it is shown: nothing changes. Fractions of 16 and of 30 bits. */
const unchanged = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000]
const enabledInMovie = 3
const fullVolume = 0x0100_0000
/** `und`, five bits a letter, and two bytes of nothing. */
const undeterminedLanguage = 0x55c4_0000
const channelsAndBits = 0x0002_0010
const [mp3, soundStream] = [0x6b, 0x15]

/** The index of a sound track, by ISO/IEC 14496-12 and -14. */
export function soundTrack({ count, offset, track }: SoundFrames): Box {
  const samples = count * samplesPerFrame
  const duration = Math.floor((samples * movieTicks) / sampleRate)
  return box('trak', [
    box('tkhd', words(enabledInMovie, 0, 0, track, 0, duration, 0, 0, 0, fullVolume, ...unchanged, 0, 0)),
    box('mdia', [
      box('mdhd', words(0, 0, 0, sampleRate, samples, undeterminedLanguage)),
      box('hdlr', Buffer.concat([words(0, 0), Buffer.from('soun'), words(0, 0, 0), Buffer.alloc(1)])),
      box('minf', [
        box('smhd', words(0, 0)),
        box('dinf', [box('dref', list([box('url ', words(1))]))]),
        box('stbl', [
          box('stsd', list([description()])),
          box('stts', words(0, 1, count, samplesPerFrame)),
          box('stsc', words(0, 1, 1, count, 1)),
          box('stsz', words(0, bytesPerFrame, count)),
          box('stco', words(0, 1, offset)),
        ]),
      ]),
    ]),
  ])
}

function description(): Box {
  const entry = words(0, 1, 0, 0, channelsAndBits, 0, sampleRate * 0x1_0000)
  const stream = [mp3, soundStream, 0, 0, 0, ...words(bitrate * 1000, bitrate * 1000)]
  const elementary = [0, 0, 0, ...descriptor(4, stream), ...descriptor(6, [2])]
  const esds = box('esds', Buffer.concat([words(0), Uint8Array.from(descriptor(3, elementary))]))
  return box('mp4a', Buffer.concat([entry, writeBoxes([esds])]))
}

/** A tag, a length, and the content. */
function descriptor(tag: number, content: readonly number[]): number[] {
  return [tag, content.length, ...content]
}

/** Boxes with their number before them. */
function list(boxes: readonly Box[]): Uint8Array {
  return Buffer.concat([words(0, boxes.length), writeBoxes(boxes)])
}

function box(type: string, content: Box['content']): Box {
  return { type, content }
}

function words(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length)
  for (const [index, value] of values.entries()) viewOf(bytes).setUint32(4 * index, value)
  return bytes
}
