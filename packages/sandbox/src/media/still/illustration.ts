import { layOutBanner } from '../banner.js'
import { createLandscape, type FrameSize } from '../landscape.js'
import { createMeasure } from '../measure.js'
import { paintShapes } from '../paint.js'
import { createSurface, drawInset } from './canvas.js'
import type { Control } from './control.js'
import { shapesOf } from './look.js'

/** An image to make from a reference image. */
export interface IllustrationSpec extends FrameSize {
  readonly caption: string
  /** Which of several images for one prompt this is, from 1. Each is a landscape of its own. */
  readonly number: number
  readonly control: Control
  /** The reference image file, if it is known. */
  readonly reference: Uint8Array | undefined
}

/** Draws a PNG: a landscape in the manner of the control type, the reference image small, and the caption. */
export async function makeIllustration(spec: IllustrationSpec): Promise<Uint8Array> {
  const surface = await createSurface(spec)
  const scene = `${spec.caption} ${spec.number}`
  const shapes = shapesOf(spec.control, createLandscape(scene, spec), scene, spec)
  paintShapes(surface.context, surface.kit, shapes)
  if (spec.reference !== undefined) await drawInset(surface, spec.reference)
  const label = `${spec.control} ${spec.number}`
  const banner = layOutBanner({ text: spec.caption, label }, spec, await createMeasure())
  paintShapes(surface.context, surface.kit, banner.shapes)
  return surface.canvas.encode('png')
}
