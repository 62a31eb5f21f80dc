import { starts } from '../starts.js'
import type { Reader } from './size.js'

/** The header is the first chunk, but for a private one that some programs write before it. */
export const readPng: Reader = (image) => {
  if (!starts(image, '\x89PNG')) return undefined
  for (let at = 8; at + 16 <= image.length; at += 12 + image.readUInt32BE(at)) {
    if (starts(image, 'IHDR', at + 4)) {
      return { width: image.readUInt32BE(at + 8), height: image.readUInt32BE(at + 12) }
    }
    if (starts(image, 'IDAT', at + 4)) return undefined
  }
  return undefined
}
