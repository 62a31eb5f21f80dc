import { loadDrawingKit } from './drawing-kit.js'

/** The image formats that can be told apart by their first bytes. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'bmp' | 'gif'

/** An image file that opens. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly format: PictureFormat
  /** In pixels. */
  readonly width: number
  readonly height: number
}

const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex')

/** How files of each format begin, in hexadecimal. The size in a WebP file may be any. */
const beginnings: readonly (readonly [PictureFormat, RegExp])[] = [
  ['png', /^89504e470d0a1a0a/],
  ['jpeg', /^ffd8ff/],
  ['webp', new RegExp(`^${hex('RIFF')}.{8}${hex('WEBP')}`)],
  ['bmp', new RegExp(`^${hex('BM')}`)],
  ['gif', new RegExp(`^${hex('GIF8')}`)],
]

/** Opens an image file; `undefined` when it is not one, or is damaged. */
export async function readPicture(bytes: Uint8Array): Promise<Picture | undefined> {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('hex')
  const format = beginnings.find(([, beginning]) => beginning.test(head))?.[0]
  if (format === undefined) return undefined
  const { canvas } = await loadDrawingKit()
  try {
    const { width, height } = await canvas.loadImage(Buffer.from(bytes))
    return width > 0 && height > 0 ? { bytes, format, width, height } : undefined
  } catch {
    return undefined
  }
}
