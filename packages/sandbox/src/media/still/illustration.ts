import { layOutBanner } from '../banner.js'
import { createLandscape, type FrameSize } from '../landscape.js'
import { createMeasure } from '../measure.js'
import { paintShapes } from '../paint.js'
import { createSurface, drawInset, type Surface } from './canvas.js'
import type { Control } from './control.js'
import { plainShapes, shapesOf } from './look.js'

/** An image to make for a text, with or without a reference image. */
export interface IllustrationSpec extends FrameSize {
  readonly caption: string
  /** Which of several images for one prompt this is, from 1. Each is a landscape of its own. */
  readonly number: number
  /** What it keeps to of the reference image; `undefined` for nothing. */
  readonly control?: Control | undefined
  /** The reference image file, if there is one and it is known. */
  readonly reference?: Uint8Array | undefined
}

/** Draws a PNG: a landscape, in the manner of a control type if any, the reference image small, and the caption. */
export async function makeIllustration(spec: IllustrationSpec): Promise<Uint8Array> {
  return (await drawIllustration(spec)).canvas.encode('png')
}

/** Draws the same on a canvas. */
export async function drawIllustration(spec: IllustrationSpec): Promise<Surface> {
  const surface = await createSurface(spec)
  const scene = `${spec.caption} ${spec.number}`
  const layers = createLandscape(scene, spec)
  const shapes =
    spec.control === undefined ? plainShapes(layers) : shapesOf(spec.control, layers, scene, spec)
  paintShapes(surface.context, surface.kit, shapes)
  if (spec.reference !== undefined) await drawInset(surface, spec.reference)
  const label = [spec.control, spec.number].join(' ').trim()
  const banner = layOutBanner({ text: spec.caption, label }, spec, await createMeasure())
  paintShapes(surface.context, surface.kit, banner.shapes)
  return surface
}
