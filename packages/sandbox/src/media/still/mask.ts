import { roundBox } from '../draw.js'
import { createLandscape, type FrameSize } from '../landscape.js'
import { paintShapes } from '../paint.js'
import type { PathShape, Shape } from '../scene.js'
import { createSurface, mapBrightness, type Surface } from './canvas.js'
import type { Control } from './control.js'
import { blob, figure } from './figure.js'

/** A mask to make. */
export interface MaskSpec extends FrameSize {
  /** What the mask's shape depends on. */
  readonly scene: string
  readonly control: Control
}

const white = '#ffffff'
const black = '#000000'

const masks: Readonly<Record<Control, (spec: MaskSpec) => Shape[]>> = {
  edge: (spec) => landscapePaths(spec).map((path) => outline(path, spec.width / 300)),
  pose: (spec) => figure(spec.scene, spec, white),
  subject: (spec) => [blob(spec.scene, spec, white)],
  depth: (spec) => landscapePaths(spec, 0.6).map(({ kind, data }) => ({ kind, data, fill: white })),
}

/** Draws a PNG that is black, and white where something was recognised. */
export async function makeMask(spec: MaskSpec): Promise<Uint8Array> {
  return (await drawMask(spec)).canvas.encode('png')
}

/** Draws a mask. No pixel is grey. */
export async function drawMask(spec: MaskSpec): Promise<Surface> {
  const surface = await createSurface(spec)
  const { width, height } = spec
  const ground = roundBox({ x: 0, y: 0, width, height }, 0, { fill: black })
  paintShapes(surface.context, surface.kit, [ground, ...masks[spec.control](spec)])
  mapBrightness(surface, (brightness) => (brightness < 128 ? [0, 0, 0, 255] : [255, 255, 255, 255]))
  return surface
}

/** The filled outlines of a landscape, down to the nearest ones only. */
function landscapePaths(spec: MaskSpec, nearness = 0.1): PathShape[] {
  return createLandscape(spec.scene, spec)
    .filter((layer) => layer.nearness >= nearness)
    .flatMap((layer) => layer.shapes(0.4))
    .filter((shape) => shape.kind === 'path')
    .filter(({ fill }) => fill !== undefined)
}

function outline({ kind, data }: PathShape, lineWidth: number): PathShape {
  return { kind, data, fill: black, stroke: white, lineWidth }
}
