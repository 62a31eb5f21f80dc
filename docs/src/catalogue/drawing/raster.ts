import { readFile, writeFile } from 'node:fs/promises'
import { createCanvas, loadImage } from '@napi-rs/canvas'

/** A picture's size in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** How good a picture of the site is, from 0 to 100. */
const quality = 70

/** The forms that pictures are written in. */
type Form = 'jpeg' | 'png' | 'webp'

/**
 * Writes a picture anew, no longer than a given number of pixels.
 *
 * @param from - The picture: whatever the library reads, SVG too.
 */
export async function redraw(from: Buffer, to: string, form: Form, longest: number): Promise<Size> {
  const image = await loadImage(from)
  const scale = Math.min(1, longest / Math.max(image.width, image.height))
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)]
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').drawImage(image, 0, 0, width, height)
  await writeFile(to, form === 'png' ? await canvas.encode('png') : await canvas.encode(form, quality))
  return { width, height }
}

/** Writes a drawing of the sources as a picture that vendors take. */
export const rasterize = async (svg: string, to: string): Promise<Size> =>
  redraw(await readFile(svg), to, to.endsWith('.png') ? 'png' : 'jpeg', 2048)
