import type { Image, SKRSContext2D } from '@napi-rs/canvas'
import type { DrawingKit } from '../drawing-kit.js'
import { createLandscape, type FrameSize } from '../landscape.js'
import { paintShapes } from '../paint.js'
import type { CameraPosition } from './camera.js'
import { firstPart, type SceneNote } from './note.js'

/** What the camera sees: a landscape made up for a text, or image files that fade one into the next. */
export type Backdrop =
  | ({ readonly kind: 'landscape' } & SceneNote)
  | { readonly kind: 'pictures'; readonly files: readonly Uint8Array[] }

/** Picture files, or a landscape made up for a text when there are none. */
export function picturesOrLandscape(files: readonly Uint8Array[], text: string): Backdrop {
  return files.length === 0 ? { kind: 'landscape', ...firstPart(text) } : { kind: 'pictures', files }
}

/** Draws a backdrop at a moment, from 0 at the first frame to 1 at the last. */
export type PaintBackdrop = (context: SKRSContext2D, camera: CameraPosition, time: number) => void

/** Prepares a backdrop for frames of one size. */
export async function createBackdrop(
  backdrop: Backdrop,
  frame: FrameSize,
  kit: DrawingKit,
): Promise<PaintBackdrop> {
  if (backdrop.kind === 'landscape') return landscapeBackdrop(backdrop, frame, kit)
  const images = await Promise.all(backdrop.files.map((file) => kit.canvas.loadImage(Buffer.from(file))))
  return (context, camera, time) => {
    const place = time * (images.length - 1)
    for (const [index, image] of images.entries()) {
      if (Math.abs(place - index) >= 1) continue
      seen(context, camera, 1, frame, () => {
        context.globalAlpha = index === Math.floor(place) ? 1 : place - Math.floor(place)
        coverFrame(context, image, frame)
      })
    }
  }
}

/** A later part of a scene goes on where the one before it ended. */
function landscapeBackdrop({ scene, part }: SceneNote, frame: FrameSize, kit: DrawingKit): PaintBackdrop {
  const layers = createLandscape(scene, frame)
  return (context, camera, time) => {
    for (const { nearness, shapes } of layers) {
      seen(context, camera, nearness, frame, () => paintShapes(context, kit, shapes(part - 1 + time)))
    }
  }
}

/** Draws an image so that it fills the frame; what is left over is cut off. */
function coverFrame(context: SKRSContext2D, image: Image, { width, height }: FrameSize): void {
  const scale = Math.max(width / image.width, height / image.height)
  const [across, down] = [image.width * scale, image.height * scale]
  context.drawImage(image, (width - across) / 2, (height - down) / 2, across, down)
}

/** Draws as the camera sees it. Far things follow the camera less than near ones. */
function seen(
  context: SKRSContext2D,
  camera: CameraPosition,
  nearness: number,
  { width, height }: FrameSize,
  draw: () => void,
): void {
  const zoom = 1 + (camera.zoom - 1) * nearness
  context.save()
  context.translate(width / 2, height / 2)
  context.rotate(camera.turn * nearness)
  context.scale(zoom, zoom)
  context.translate(-width / 2 - camera.x * width * 2 * nearness, -height / 2 - camera.y * height * nearness)
  draw()
  context.restore()
}
