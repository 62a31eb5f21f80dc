import { setImmediate as turn } from 'node:timers/promises'
import { makeMp3 } from '../audio/mp3.js'
import type { Sound } from '../audio/sound.js'
import { loadDrawingKit } from '../drawing-kit.js'
import type { FrameSize } from '../landscape.js'
import { createMeasure } from '../measure.js'
import { paintShapes } from '../paint.js'
import { type Backdrop, createBackdrop } from './backdrop.js'
import { type CameraMove, cameraAt } from './camera.js'
import { layOutCaption } from './caption.js'
import { createEncoder } from './encoder.js'
import { addSound } from './sound-track.js'

/** A video to make. */
export interface VideoSpec extends FrameSize {
  readonly seconds: number
  /** At the most; a large or long video has fewer. */
  readonly framesPerSecond: number
  readonly caption: string
  readonly move: CameraMove | undefined
  readonly backdrop: Backdrop
  /** What is heard. Default: there is no sound track. */
  readonly sound?: Sound | undefined
}

/** A large frame takes the encoder longer, so there are fewer of them. */
const sparing = 8
const largePixels = 1_800_000
/** A long video has fewer frames a second, so that it takes little more time to make than one of five seconds. */
const mostFrames = 50

let last: Promise<unknown> = Promise.resolve()

/**
 * Makes an MP4 that shows the caption over a moving backdrop. Videos are made one after the other, and the
 * event loop gets its turn twice a frame. @throws AbortError when the sandbox closes before.
 */
export function makeVideo(spec: VideoSpec, closing: AbortSignal): Promise<Uint8Array> {
  const made = last.then(() => encodeFrames(spec, closing))
  last = made.catch(() => undefined)
  return made
}

async function encodeFrames(spec: VideoSpec, closing: AbortSignal): Promise<Uint8Array> {
  closing.throwIfAborted()
  const draw = await createPainter(spec)
  const framesPerSecond = frameRateOf(spec)
  const encoder = await createEncoder(spec, framesPerSecond)
  try {
    const frames = spec.seconds * framesPerSecond
    for (let frame = 0; frame < frames; frame += 1) {
      const pixels = draw(frame / (frames - 1))
      await turn(undefined, { signal: closing })
      encoder.add(pixels)
      await turn(undefined, { signal: closing })
    }
    const video = encoder.finish(spec.backdrop.kind === 'landscape' ? spec.backdrop : undefined)
    if (spec.sound === undefined) return video
    return addSound(video, await makeMp3(spec.sound, spec.seconds, closing), spec.seconds)
  } finally {
    encoder.free()
  }
}

function frameRateOf({ width, height, seconds, framesPerSecond }: VideoSpec): number {
  const most = width * height > largePixels ? sparing : framesPerSecond
  return Math.max(1, Math.min(most, framesPerSecond, Math.floor(mostFrames / seconds)))
}

async function createPainter(spec: VideoSpec): Promise<(time: number) => Uint8Array> {
  const kit = await loadDrawingKit()
  const canvas = kit.canvas.createCanvas(spec.width, spec.height)
  const context = canvas.getContext('2d')
  const paintBackdrop = await createBackdrop(spec.backdrop, spec, kit)
  const caption = layOutCaption(
    { text: spec.caption, label: spec.move?.name, seconds: spec.seconds },
    spec,
    await createMeasure(),
  )
  return (time) => {
    paintBackdrop(context, cameraAt(spec.move?.motion ?? 'still', time), time)
    paintShapes(context, kit, caption(time))
    return canvas.data()
  }
}
