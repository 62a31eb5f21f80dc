import { starts } from '../starts.js'
import type { Reader } from './size.js'

const coreHeader = 12

/** The oldest header, of OS/2, has sides of 16 bits. A height below zero says that the image begins at its top. */
export const readBmp: Reader = (image) => {
  if (!starts(image, 'BM') || image.length < 22) return undefined
  if (image.readUInt32LE(14) === coreHeader) {
    return { width: image.readUInt16LE(18), height: image.readUInt16LE(20) }
  }
  if (image.length < 26) return undefined
  return { width: Math.abs(image.readInt32LE(18)), height: Math.abs(image.readInt32LE(22)) }
}
