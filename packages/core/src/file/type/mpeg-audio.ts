import { starts } from '../starts.js'
import type { MediaType } from './media-type.js'

/** Frames of AAC: a sync word, the layer 0, a rate that there is. */
const isAdts = (file: Buffer, at: number): boolean => {
  const [first = 0, second = 0, third = 0] = file.subarray(at)
  return first === 0xff && (second & 0xf6) === 0xf0 && ((third >> 2) & 0xf) < 13
}

/**
 * Frames of MP3, with a version, a bit rate and a sample rate that there are. Layers II and III only: a file of layer I
 * begins as a text in UTF-16 does.
 */
const isMp3 = (file: Buffer, at: number): boolean => {
  const [first = 0, second = 0, third = 0xff] = file.subarray(at)
  const isLayer = [0xe2, 0xe4].includes(second & 0xe6) && (second & 0x18) !== 0x08
  return first === 0xff && isLayer && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c
}

/** Where the sound begins after tags, which have their length in four times seven bits. */
function afterTags(file: Buffer): number {
  let at = 0
  while (starts(file, 'ID3', at) && at + 10 <= file.length) {
    const [a = 0, b = 0, c = 0, d = 0] = file.subarray(at + 6)
    const hasFooter = ((file[at + 5] ?? 0) & 0x10) !== 0
    at += 10 + ((a & 0x7f) << 21) + ((b & 0x7f) << 14) + ((c & 0x7f) << 7) + (d & 0x7f) + (hasFooter ? 10 : 0)
  }
  return at
}

/**
 * Tells MP3, AAC and FLAC apart, with tags before the sound or without. What follows tags and is not at hand is taken
 * for MP3, whose tags they are.
 */
export function mpegAudioType(file: Buffer): MediaType | undefined {
  const at = afterTags(file)
  if (starts(file, 'fLaC', at)) return 'audio/flac'
  if (isAdts(file, at)) return 'audio/aac'
  return isMp3(file, at) || starts(file, 'ID3') ? 'audio/mpeg' : undefined
}
