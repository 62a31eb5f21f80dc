import { layOutBanner, shade, unitOf } from '../banner.js'
import { roundBox, textBlock } from '../draw.js'
import { createLandscape, type FrameSize } from '../landscape.js'
import { createMeasure } from '../measure.js'
import { paintShapes } from '../paint.js'
import { createSurface, drawWhole, type Surface } from './canvas.js'
import { plainShapes } from './look.js'

/** An image to make from another one, in a style. */
export interface RestylingSpec extends FrameSize {
  /** The image file that it is made from, if it can be drawn. */
  readonly original: Uint8Array | undefined
  /** What is written into it. The landscape that shines through is made up for it. */
  readonly caption: string
  /** A short label in the upper left corner, such as the name of the style. */
  readonly label: string
  /** The colour of the style, as a hue from 0 to 360. */
  readonly hue: number
  /** How far it goes from the original, from 0 to 1. */
  readonly strength: number
}

/** Draws the original in the colour of the style, with a landscape shining through, and the caption. */
export async function drawRestyling(spec: RestylingSpec): Promise<Surface> {
  const surface = await createSurface(spec)
  const { context, kit } = surface
  if (spec.original === undefined) paintShapes(context, kit, plainShapes(createLandscape('original', spec)))
  else await drawWhole(surface, spec.original)
  context.globalAlpha = 0.6 * spec.strength
  paintShapes(context, kit, plainShapes(createLandscape(spec.caption, spec)))
  context.globalAlpha = spec.strength
  context.globalCompositeOperation = 'color'
  context.fillStyle = `hsl(${spec.hue}, 65%, 50%)`
  context.fillRect(0, 0, spec.width, spec.height)
  context.globalAlpha = 1
  context.globalCompositeOperation = 'source-over'
  const banner = layOutBanner({ text: spec.caption, label: spec.label }, spec, await createMeasure())
  paintShapes(context, kit, banner.shapes)
  return surface
}

/** Writes a line of small text into the lower right corner. */
export async function drawCornerText({ context, kit, canvas }: Surface, text: string): Promise<void> {
  const unit = unitOf(canvas)
  const style = { size: Math.round(18 * unit), weight: 600, fill: '#ffffff', anchor: 'end' } as const
  const width = (await createMeasure())(text, style.size, style.weight) + 20 * unit
  const box = { x: canvas.width - width, y: canvas.height - 32 * unit, width, height: 32 * unit }
  paintShapes(context, kit, [
    roundBox(box, 0, { fill: shade }),
    ...textBlock([text], canvas.width - 10 * unit, canvas.height - 16 * unit, style),
  ])
}
