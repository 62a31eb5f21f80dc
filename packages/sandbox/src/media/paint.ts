import type { SKRSContext2D } from '@napi-rs/canvas'
import { type DrawingKit, loadDrawingKit } from './drawing-kit.js'
import { pixelFonts } from './font.js'
import type { Paint, PathShape, Scene, Shape, TextShape } from './scene.js'

/** Draws a scene and encodes it as PNG. `scale` is pixels per unit of the scene. */
export async function toPng(scene: Scene, scale: number): Promise<Uint8Array> {
  const kit = await loadDrawingKit()
  const canvas = kit.canvas.createCanvas(Math.ceil(scene.width * scale), Math.ceil(scene.height * scale))
  const context = canvas.getContext('2d')
  context.scale(scale, scale)
  paintShapes(context, kit, scene.shapes)
  return canvas.encode('png')
}

/** Draws shapes on a canvas as it is transformed now. */
export function paintShapes(context: SKRSContext2D, kit: DrawingKit, shapes: readonly Shape[]): void {
  for (const shape of shapes) {
    if (shape.kind === 'text') paintText(context, kit, shape)
    else paintPath(context, kit, shape)
  }
}

function paintText(context: SKRSContext2D, { loadFonts }: DrawingKit, shape: TextShape): void {
  loadFonts(shape.text)
  context.font = fontOf(shape.size, shape.weight)
  context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
  context.fillStyle = shape.fill
  context.fillText(shape.text, shape.x, shape.y)
}

function paintPath(context: SKRSContext2D, { canvas }: DrawingKit, shape: PathShape): void {
  const path = new canvas.Path2D(shape.data)
  if (shape.fill !== undefined) {
    context.fillStyle = fillStyle(context, shape.fill)
    context.fill(path)
  }
  if (shape.stroke === undefined) return
  context.strokeStyle = shape.stroke
  context.lineWidth = shape.lineWidth ?? 1
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.setLineDash([...(shape.dash ?? [])])
  context.stroke(path)
}

function fillStyle(context: SKRSContext2D, paint: Paint) {
  if (typeof paint === 'string') return paint
  const gradient = context.createLinearGradient(...paint.from, ...paint.to)
  gradient.addColorStop(0, paint.colours[0])
  gradient.addColorStop(1, paint.colours[1])
  return gradient
}

/** The font as a canvas wants it named. */
export function fontOf(size: number, weight: number): string {
  return `${weight} ${size}px ${pixelFonts}`
}
