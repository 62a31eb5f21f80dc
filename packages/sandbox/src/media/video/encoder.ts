import type { FrameSize } from '../landscape.js'
import type { SceneNote } from './note.js'
import { makeSeekable } from './seekable.js'

/** Turns frames into an MP4 file with H.264 video. */
export interface Encoder {
  /** Adds a frame of RGBA pixels. */
  add(pixels: Uint8Array): void
  /** Ends the file and gives its bytes, with a note of what it shows. */
  finish(note: SceneNote | undefined): Uint8Array
  /** Frees the memory of the encoder. */
  free(): void
}

const secondsBetweenKeyFrames = 1
/** 0 is best and slowest, 10 is fastest. */
const fastest = 10
/** 10 is best and largest, 51 is worst and smallest. */
const quantization = 27

/** Loads the encoder and prepares it for frames of one size. Width and height are even. */
export async function createEncoder({ width, height }: FrameSize, framesPerSecond: number): Promise<Encoder> {
  const { default: library } = await import('h264-mp4-encoder')
  const encoder = await library.createH264MP4Encoder()
  const keyFrameEvery = secondsBetweenKeyFrames * framesPerSecond
  let frames = 0
  encoder.width = width
  encoder.height = height
  encoder.frameRate = framesPerSecond
  encoder.speed = fastest
  encoder.quantizationParameter = quantization
  encoder.groupOfPictures = keyFrameEvery
  encoder.initialize()
  return {
    add: (pixels) => {
      encoder.addFrameRgba(pixels)
      frames += 1
    },
    finish: (note) => {
      encoder.finalize()
      return makeSeekable(encoder.FS.readFile(encoder.outputFilename), { frames, keyFrameEvery, note })
    },
    free: () => encoder.delete(),
  }
}
