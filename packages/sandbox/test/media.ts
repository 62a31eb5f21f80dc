import { createCanvas, loadImage } from '@napi-rs/canvas'
import { type Box, readBoxes, replaceBoxes, viewOf, writeBoxes } from '../src/media/boxes.js'
import { makeVideo, type VideoSpec } from '../src/media/video/video.js'

/** Any image of a size. */
export async function image(
  format: 'png' | 'jpeg' | 'webp' | 'avif' | 'gif',
  width: number,
  height: number,
  colour = '#3366cc',
): Promise<Uint8Array> {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
  if (format === 'png') return canvas.encode('png')
  if (format === 'gif') return canvas.encode('gif')
  return format === 'avif' ? canvas.encode('avif') : canvas.encode(format)
}

/** A grey BMP image of a size. */
export function bitmap(width: number, height: number): Uint8Array {
  const row = 4 * Math.ceil((3 * width) / 4)
  const file = Buffer.alloc(54 + row * height, 0x80)
  file.fill(0, 0, 54).write('BM')
  for (const [at, value] of [
    [2, file.length],
    [10, 54],
    [14, 40],
    [18, width],
    [22, height],
    [34, row * height],
  ] as const) {
    file.writeUInt32LE(value, at)
  }
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  return file
}

/** What comes before the pixels in a HEIC image of a size, whose tiles are smaller. */
export function heic(width: number, height: number): Uint8Array {
  const size = (across: number, down: number) => {
    const content = new Uint8Array(12)
    viewOf(content).setUint32(4, across)
    viewOf(content).setUint32(8, down)
    return { type: 'ispe', content }
  }
  const properties = writeBoxes([{ type: 'ipco', content: [size(64, 64), size(width, height)] }])
  const meta = Buffer.concat([Buffer.alloc(4), writeBoxes([{ type: 'iprp', content: properties }])])
  return writeBoxes([
    { type: 'ftyp', content: Buffer.from('heic\0\0\0\0mif1heic') },
    { type: 'meta', content: meta },
    { type: 'mdat', content: new Uint8Array(100) },
  ])
}

/** The size of an image file, and how many of its pixels are black, white, or neither. */
export async function readPixels(file: Uint8Array) {
  const { width, height, ...loaded } = await load(file)
  const pixels = loaded.context.getImageData(0, 0, width, height).data
  const counts = { black: 0, white: 0, other: 0 }
  for (let at = 0; at < pixels.length; at += 4) {
    const sum = (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)
    counts[sum === 0 ? 'black' : sum === 765 ? 'white' : 'other'] += 1
  }
  return { width, height, ...counts }
}

/** The red, green and blue of one pixel of an image file. */
export async function pixelAt(file: Uint8Array, x: number, y: number): Promise<number[]> {
  const { context } = await load(file)
  return [...context.getImageData(x, y, 1, 1).data.subarray(0, 3)]
}

async function load(file: Uint8Array) {
  const picture = await loadImage(Buffer.from(file))
  const { width, height } = picture
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(picture, 0, 0)
  return { width, height, context }
}

const smallVideo: VideoSpec = {
  width: 96,
  height: 64,
  seconds: 1,
  framesPerSecond: 10,
  caption: 'a harbour',
  move: undefined,
  backdrop: { kind: 'landscape', scene: 'a harbour', part: 1 },
}
let madeVideo: Promise<Uint8Array> | undefined

/** A small video of the sandbox whose index claims another size, duration and frame rate. */
export async function video(
  width: number,
  height: number,
  seconds: number,
  framesPerSecond = 10,
): Promise<Uint8Array> {
  madeVideo ??= makeVideo(smallVideo, new AbortController().signal)
  const boxes = readBoxes(await madeVideo)
  const resized = replaceBoxes(boxes, 'stsd', (box) => [
    patched(box, (view) => {
      view.setUint16(40, width)
      view.setUint16(42, height)
    }),
  ])
  const lengthened = replaceBoxes(resized, 'mvhd', (box) => [
    patched(box, (view) => view.setUint32(16, Math.round(seconds * view.getUint32(12)))),
  ])
  const quickened = replaceBoxes(lengthened, 'mdhd', (box) => [
    patched(box, (view) => view.setUint32(12, (framesPerSecond / 10) * view.getUint32(12))),
  ])
  return writeBoxes(quickened)
}

function patched(box: Box, patch: (view: DataView) => void): Box {
  if (!(box.content instanceof Uint8Array)) return box
  const content = Uint8Array.from(box.content)
  patch(viewOf(content))
  return { type: box.type, content }
}

/** How long an MP3 file of 128 kbit/s and 48 kHz lasts, by its frames. @throws Error when it has others. */
export function mp3Seconds(file: Uint8Array): number {
  const frameBytes = 384
  for (let at = 0; at < file.length; at += frameBytes) {
    const head = viewOf(file).getUint32(at)
    if (head >>> 8 !== 0xfffb94)
      throw new Error(`no frame of 128 kbit/s at 48 kHz at ${at}: ${head.toString(16)}`)
  }
  return (file.length / frameBytes) * (1152 / 48_000)
}
