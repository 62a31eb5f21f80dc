import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { unitOf } from '../banner.js'
import { type DrawingKit, loadDrawingKit } from '../drawing-kit.js'
import type { FrameSize } from '../landscape.js'

/** A canvas with what is needed to draw on it. */
export interface Surface {
  readonly kit: DrawingKit
  readonly canvas: Canvas
  readonly context: SKRSContext2D
}

/** A transparent canvas. */
export async function createSurface({ width, height }: FrameSize): Promise<Surface> {
  const kit = await loadDrawingKit()
  const canvas = kit.canvas.createCanvas(width, height)
  return { kit, canvas, context: canvas.getContext('2d') }
}

/** Draws an image file over the whole canvas. */
export async function drawWhole({ kit, canvas, context }: Surface, file: Uint8Array): Promise<void> {
  const image = await kit.canvas.loadImage(Buffer.from(file))
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
}

/** Draws an image file small in the upper right corner, with a white frame. */
export async function drawInset({ kit, canvas, context }: Surface, file: Uint8Array): Promise<void> {
  const image = await kit.canvas.loadImage(Buffer.from(file))
  const unit = unitOf(canvas)
  const scale = (220 * unit) / Math.max(image.width, image.height)
  const [width, height] = [image.width * scale, image.height * scale]
  const [x, y, frame] = [canvas.width - width - 40 * unit, 40 * unit, 6 * unit]
  context.fillStyle = '#ffffff'
  context.fillRect(x - frame, y - frame, width + 2 * frame, height + 2 * frame)
  context.drawImage(image, x, y, width, height)
}

/** The red, green, blue and alpha of a pixel, from 0 to 255. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** Changes every pixel by its brightness, from 0 to 255. */
export function mapBrightness({ canvas, context }: Surface, change: (brightness: number) => Colour): void {
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  const bytes = new Uint8Array(pixels.data.buffer)
  const words = new Uint32Array(pixels.data.buffer)
  const table = Array.from({ length: 256 }, (_, brightness) => toWord(change(brightness)))
  for (let pixel = 0; pixel < words.length; pixel += 1) {
    const at = 4 * pixel
    const sum = (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) + (bytes[at + 2] ?? 0)
    words[pixel] = table[Math.round(sum / 3)] ?? 0
  }
  context.putImageData(pixels, 0, 0)
}

/** A colour as four bytes in memory. */
function toWord(colour: Colour): number {
  return new Uint32Array(new Uint8Array(colour).buffer)[0] ?? 0
}
