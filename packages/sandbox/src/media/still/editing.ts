import { createLandscape, type FrameSize } from '../landscape.js'
import { paintShapes } from '../paint.js'
import { createSurface, drawInset, drawWhole, mapBrightness, type Surface } from './canvas.js'
import { blob } from './figure.js'
import { plainShapes } from './look.js'

type File = Uint8Array | undefined

/** A canvas with a landscape that is made up for a text. */
async function drawLandscape(scene: string, size: FrameSize): Promise<Surface> {
  const surface = await createSurface(size)
  paintShapes(surface.context, surface.kit, plainShapes(createLandscape(scene, size)))
  return surface
}

/** A canvas with an image file, or with a landscape where the file is not known. */
async function drawFile(file: File, size: FrameSize): Promise<Surface> {
  if (file === undefined) return drawLandscape('original', size)
  const surface = await createSurface(size)
  await drawWhole(surface, file)
  return surface
}

/** A landscape of a text in which the lines of a sketch are seen. */
export async function drawSketch({
  caption,
  sketch,
  ...size
}: FrameSize & { readonly caption: string; readonly sketch: File }): Promise<Surface> {
  const surface = await drawLandscape(caption, size)
  surface.context.globalCompositeOperation = 'multiply'
  if (sketch !== undefined) await drawWhole(surface, sketch)
  surface.context.globalCompositeOperation = 'source-over'
  return surface
}

/** An image in the middle of a larger landscape. */
export async function drawExtension({
  original,
  ...size
}: FrameSize & { readonly original: FrameSize & { readonly bytes: File } }): Promise<Surface> {
  const surface = await drawLandscape('beyond', size)
  const { canvas } = await drawFile(original.bytes, original)
  const [left, top] = [(size.width - original.width) / 2, (size.height - original.height) / 2]
  surface.context.drawImage(canvas, Math.round(left), Math.round(top))
  return surface
}

/** An image with a landscape where a mask is white. */
export async function drawRemoval({
  original,
  mask,
  ...size
}: FrameSize & { readonly original: File; readonly mask: File }): Promise<Surface> {
  const surface = await drawFile(original, size)
  const behind = await drawLandscape('behind', size)
  if (mask === undefined) return surface
  const hole = await drawFile(mask, size)
  mapBrightness(hole, (brightness) => [0, 0, 0, brightness])
  behind.context.globalCompositeOperation = 'destination-in'
  behind.context.drawImage(hole.canvas, 0, 0)
  surface.context.drawImage(behind.canvas, 0, 0)
  return surface
}

/** The main thing of an image on a transparent ground: what a mask has, or a round piece of the middle. */
export async function drawCutOut({
  product,
  mask,
  width,
  height,
}: FrameSize & { readonly product: File; readonly mask: File }): Promise<Surface> {
  const size = { width, height }
  const surface = await createSurface(size)
  if (mask === undefined) paintShapes(surface.context, surface.kit, [blob('product', size, '#ffffff')])
  else await drawWhole(surface, mask)
  surface.context.globalCompositeOperation = 'source-in'
  surface.context.drawImage((await drawFile(product, size)).canvas, 0, 0)
  surface.context.globalCompositeOperation = 'source-over'
  return surface
}

/** A cut out thing before a landscape, as large as it fits. */
export async function drawBefore(
  { scene, ...size }: FrameSize & { readonly scene: string },
  { canvas: thing }: Surface,
): Promise<Surface> {
  const surface = await drawLandscape(scene, size)
  const scale = Math.min(size.width / thing.width, size.height / thing.height)
  const [width, height] = [thing.width * scale, thing.height * scale]
  const [left, top] = [(size.width - width) / 2, (size.height - height) / 2]
  surface.context.drawImage(thing, left, top, width, height)
  return surface
}

/** Which part of a person each garment covers, as shares of the height. */
const covered = {
  'Upper-body': [0.2, 0.55],
  'Lower-body': [0.5, 0.95],
  Dress: [0.2, 0.9],
} as const

/** The image of a person with a garment over the part that it covers. */
export async function drawDressed({
  person,
  clothes,
  covers,
  ...size
}: FrameSize & {
  readonly person: File
  readonly clothes: File
  readonly covers: keyof typeof covered
}): Promise<Surface> {
  const surface = await drawFile(person, size)
  const [from, to] = covered[covers]
  const { width, height } = size
  const part = { width: Math.round(width / 2), height: Math.round((to - from) * height) }
  const garment = await drawFile(clothes, part)
  surface.context.drawImage(garment.canvas, Math.round(width / 4), Math.round(from * height))
  if (clothes !== undefined) await drawInset(surface, clothes)
  return surface
}
