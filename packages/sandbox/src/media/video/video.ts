import { setImmediate as turn } from 'node:timers/promises'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { loadDrawingKit } from '../drawing-kit.js'
import { createMeasure } from '../measure.js'
import { paintShapes } from '../paint.js'
import { type CameraMove, type CameraPosition, cameraAt } from './camera.js'
import { layOutCaption } from './caption.js'
import { createEncoder } from './encoder.js'
import { createLandscape, type FrameSize } from './landscape.js'

/** A video to make. */
export interface VideoSpec extends FrameSize {
  readonly seconds: number
  readonly caption: string
  readonly move: CameraMove | undefined
}

const fluent = 10
/** A large frame takes the encoder longer, so there are fewer of them. */
const sparing = 8
const largePixels = 1_800_000

let last: Promise<unknown> = Promise.resolve()

/**
 * Makes an MP4 that shows the caption over a moving landscape. Videos are made one after the other, and the
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
    return encoder.finish()
  } finally {
    encoder.free()
  }
}

async function createPainter(spec: VideoSpec): Promise<(time: number) => Uint8Array> {
  const kit = await loadDrawingKit()
  const canvas = kit.canvas.createCanvas(spec.width, spec.height)
  const context = canvas.getContext('2d')
  const layers = createLandscape(spec.caption, spec)
  const caption = layOutCaption(
    { text: spec.caption, label: spec.move?.name, seconds: spec.seconds },
    spec,
    await createMeasure(),
  )
  return (time) => {
    const camera = cameraAt(spec.move?.motion ?? 'still', time)
    for (const { nearness, shapes } of layers) {
      context.save()
      aim(context, camera, nearness, spec)
      paintShapes(context, kit, shapes(time))
      context.restore()
    }
    paintShapes(context, kit, caption(time))
    return canvas.data()
  }
}

function aim(
  context: SKRSContext2D,
  camera: CameraPosition,
  nearness: number,
  { width, height }: FrameSize,
): void {
  const zoom = 1 + (camera.zoom - 1) * nearness
  context.translate(width / 2, height / 2)
  context.rotate(camera.turn * nearness)
  context.scale(zoom, zoom)
  context.translate(-width / 2 - camera.x * width * 2 * nearness, -height / 2 - camera.y * height * nearness)
}
