import { setImmediate as turn } from 'node:timers/promises'
import { type Fill, type Sound, sampleRate } from './sound.js'

/** The samples of an MP3 frame at 48 kHz: 24 ms. */
export const samplesPerFrame = 1152

/** In kbit/s. */
export const bitrate = 128
/** At 48 kHz every frame of a constant bit rate is equally long. */
export const bytesPerFrame = (bitrate * 1000 * samplesPerFrame) / sampleRate / 8
const framesPerTurn = 20
const fadeSeconds = 1.5

/**
 * Makes an MP3 file of a sound: 128 kbit/s, 48 kHz, stereo, with no header before the first frame. It lasts
 * the seconds asked for, up to the end of the frame that they end in. A sound that is shorter is repeated by
 * its bytes, so that a long file costs little more than a short one; the last stretch fades out.
 *
 * @throws AbortError when the sandbox closes before.
 */
export async function makeMp3(sound: Sound, seconds: number, closing: AbortSignal): Promise<Uint8Array> {
  const frames = Math.ceil((seconds * sampleRate) / samplesPerFrame)
  const unit = sound.samples / samplesPerFrame
  const repeats = Math.ceil(frames / unit) - 1
  const whole = repeats > 0 ? await encode(sound.start(), unit, closing) : new Uint8Array()
  const last = frames - repeats * unit
  const end = await encode(fadeOut(sound.start(), last * samplesPerFrame), last, closing)
  return Buffer.concat([...Array.from({ length: repeats }, () => whole), end])
}

/** The same sound, quieter and quieter towards its end. */
function fadeOut(fill: Fill, samples: number): Fill {
  const fading = Math.min(fadeSeconds * sampleRate, samples / 4)
  let at = 0
  return (left, right) => {
    fill(left, right)
    for (let index = 0; index < left.length; index += 1, at += 1) {
      const gain = Math.min(1, (samples - at) / fading)
      left[index] = (left[index] ?? 0) * gain
      right[index] = (right[index] ?? 0) * gain
    }
  }
}

/** Encodes the beginning of a sound, in stretches that leave the event loop its turns. */
async function encode(fill: Fill, frames: number, closing: AbortSignal): Promise<Uint8Array> {
  const encoder = await createEncoder()
  const parts: Uint8Array[] = []
  for (let done = 0; done < frames; done += framesPerTurn) {
    const length = Math.min(framesPerTurn, frames - done) * samplesPerFrame
    const [left, right] = [new Float32Array(length), new Float32Array(length)]
    fill(left, right)
    parts.push(encoder.encode([left, right]).slice())
    await turn(undefined, { signal: closing })
  }
  parts.push(encoder.finalize().slice())
  return Buffer.concat(parts).subarray(0, frames * bytesPerFrame)
}

async function createEncoder() {
  const { createMp3Encoder } = await import('wasm-media-encoders')
  const encoder = await createMp3Encoder()
  encoder.configure({ channels: 2, sampleRate, bitrate })
  return encoder
}
