import type { FrameSize } from './landscape.js'

const widthTag = 256
const heightTag = 257
/** The type of a tag's value that has two bytes; the other that sizes come in has four. */
const short = 3

/** The pixel size of the first image in a TIFF file; `undefined` when it is not one. */
export function readTiffSize(bytes: Uint8Array): FrameSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (bytes.length < 8 || (order !== '49492a00' && order !== '4d4d002a')) return undefined
  const little = order === '49492a00'
  const directory = view.getUint32(4, little)
  if (directory + 2 > bytes.length) return undefined
  const tags = new Map<number, number>()
  const count = view.getUint16(directory, little)
  for (let at = directory + 2; at < directory + 2 + 12 * count && at + 12 <= bytes.length; at += 12) {
    const isShort = view.getUint16(at + 2, little) === short
    tags.set(
      view.getUint16(at, little),
      isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little),
    )
  }
  const [width, height] = [tags.get(widthTag), tags.get(heightTag)]
  return width && height ? { width, height } : undefined
}
