import { loadDrawingKit } from '../drawing-kit.js'
import type { FrameSize } from '../landscape.js'
import { createSurface, drawWhole, type Surface } from './canvas.js'

/** An image file, opened to be drawn on. */
export async function openSurface(file: Uint8Array): Promise<Surface> {
  const { canvas } = await loadDrawingKit()
  const surface = await createSurface(await canvas.loadImage(Buffer.from(file)))
  await drawWhole(surface, file)
  return surface
}

/** The same image in another size. */
export async function resized({ canvas }: Surface, size: FrameSize): Promise<Surface> {
  const surface = await createSurface(size)
  surface.context.drawImage(canvas, 0, 0, size.width, size.height)
  return surface
}

/** The same image, turned clockwise, on a canvas that it fits on. */
export async function rotated(
  { canvas: { width, height }, ...from }: Surface,
  degrees: number,
): Promise<Surface> {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  const size = {
    width: Math.round(width * cos + height * sin),
    height: Math.round(width * sin + height * cos),
  }
  const surface = await createSurface(size)
  surface.context.translate(size.width / 2, size.height / 2)
  surface.context.rotate(angle)
  surface.context.drawImage(from.context.canvas, -width / 2, -height / 2)
  return surface
}

/** The largest size of the same shape whose sides are no longer than a limit, if it is not below it anyway. */
export function sizeWithin({ width, height }: FrameSize, longest: number): FrameSize {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
