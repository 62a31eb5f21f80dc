import { layOutBanner } from '../banner.js'
import { createLandscape, type FrameSize } from '../landscape.js'
import { createMeasure } from '../measure.js'
import { paintShapes } from '../paint.js'
import { createSurface, drawInset, drawWhole, mapBrightness, type Surface } from './canvas.js'
import { plainShapes } from './look.js'
import { drawMask } from './mask.js'

/** An image to make from another one, of the same size. */
export interface RedrawingSpec extends FrameSize {
  readonly caption: string
  /** The image file that is redrawn, if it is known. */
  readonly original: Uint8Array | undefined
  /** Where it is redrawn: everywhere, where a mask file is white, or somewhere, as the mask is not known. */
  readonly area: 'everywhere' | 'somewhere' | Uint8Array
}

/** Draws a PNG: the original, a landscape where it is redrawn, and the caption. */
export async function makeRedrawing(spec: RedrawingSpec): Promise<Uint8Array> {
  const surface = await createSurface(spec)
  const { context, kit } = surface
  if (spec.original === undefined) paintShapes(context, kit, plainShapes(createLandscape('original', spec)))
  else await drawWhole(surface, spec.original)
  context.drawImage((await drawNew(spec)).canvas, 0, 0)
  if (spec.area === 'everywhere' && spec.original !== undefined) await drawInset(surface, spec.original)
  const banner = layOutBanner({ text: spec.caption, label: undefined }, spec, await createMeasure())
  paintShapes(context, kit, banner.shapes)
  return surface.canvas.encode('png')
}

/** What is drawn anew, transparent elsewhere. */
async function drawNew(spec: RedrawingSpec): Promise<Surface> {
  const surface = await createSurface(spec)
  const { context, kit } = surface
  paintShapes(context, kit, plainShapes(createLandscape(spec.caption, spec)))
  if (spec.area === 'everywhere') return surface
  const mask = await drawArea(spec, spec.area)
  mapBrightness(mask, (brightness) => [0, 0, 0, brightness])
  context.globalCompositeOperation = 'destination-in'
  context.drawImage(mask.canvas, 0, 0)
  return surface
}

async function drawArea(spec: RedrawingSpec, area: 'somewhere' | Uint8Array): Promise<Surface> {
  const { width, height, caption } = spec
  if (area === 'somewhere') return drawMask({ width, height, scene: caption, control: 'subject' })
  const surface = await createSurface(spec)
  await drawWhole(surface, area)
  return surface
}
