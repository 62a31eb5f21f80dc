import { setImmediate as turn } from 'node:timers/promises'
import { loadDrawingKit } from '../drawing-kit.js'
import type { FrameSize } from '../landscape.js'
import { createMeasure } from '../measure.js'
import { paintShapes } from '../paint.js'
import { type Backdrop, createBackdrop } from './backdrop.js'
import { type CameraMove, cameraAt } from './camera.js'
import { layOutCaption } from './caption.js'
import { createEncoder } from './encoder.js'

/** A video to make. */
export interface VideoSpec extends FrameSize {
  readonly seconds: number
  readonly caption: string
  readonly move: CameraMove | undefined
  readonly backdrop: Backdrop
}

const fluent = 10
/** A large frame takes the encoder longer, so there are fewer of them. */
const sparing = 8
const largePixels = 1_800_000

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
  const framesPerSecond = spec.width * spec.height > largePixels ? sparing : fluent
  const encoder = await createEncoder(spec, framesPerSecond)
  try {
    const frames = spec.seconds * framesPerSecond
    for (let frame = 0; frame < frames; frame += 1) {
      const pixels = draw(frame / (frames - 1))
      await turn(undefined, { signal: closing })
      encoder.add(pixels)
      await turn(undefined, { signal: closing })
    }
    return encoder.finish(spec.backdrop.kind === 'landscape' ? spec.backdrop : undefined)
  } finally {
    encoder.free()
  }
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
