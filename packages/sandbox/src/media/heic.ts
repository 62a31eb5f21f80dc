import { asText, contentOf, readBoxes, readTopLevel, viewOf } from './boxes.js'
import type { FrameSize } from './landscape.js'

/** What files with HEVC-coded images say that they are. */
const brands = /hei[cxms]|hev[cx]/

/** The pixel size of a HEIC image; `undefined` when it is not one, or is damaged. */
export function readHeicSize(bytes: Uint8Array): FrameSize | undefined {
  try {
    return sizeIn(readTopLevel(bytes))
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

/** A large image lies in tiles, which have a size each as the whole has: the largest is that of the whole. */
function sizeIn(file: ReadonlyMap<string, Uint8Array>): FrameSize | undefined {
  const [type, meta] = [file.get('ftyp'), file.get('meta')]
  if (type === undefined || meta === undefined || !brands.test(asText(type))) return undefined
  const properties = contentOf(readBoxes(contentOf(readBoxes(meta.subarray(4)), 'iprp')), 'ipco')
  const sizes = readBoxes(properties).flatMap(({ type, content }) => {
    if (type !== 'ispe' || !(content instanceof Uint8Array)) return []
    return [{ width: viewOf(content).getUint32(4), height: viewOf(content).getUint32(8) }]
  })
  return sizes.toSorted((left, right) => right.width * right.height - left.width * left.height)[0]
}
