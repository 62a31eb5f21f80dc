import type { FileLimits } from '@mediaplug/core/provider'

/** A megabyte of the vendor's limits. A million bytes are within it, whether the vendor counts in 1000 or in 1024. */
const megabyte = 1_000_000

/** What Nano Banana takes as an image. */
export const bananaImage = {
  mediaTypes: ['image/png', 'image/jpeg'],
  maxBytes: 20 * megabyte,
  sides: [300, 1280],
  aspectRatio: [1 / 2, 2],
} as const satisfies FileLimits

/** What Seedream takes as an image. */
export const seedreamImage = {
  mediaTypes: ['image/png', 'image/jpeg'],
  maxBytes: 10 * megabyte,
  sides: [300, 1280],
  aspectRatio: [3 / 10, 3],
} as const satisfies FileLimits

/** What Wan takes as an image. */
export const wanImage = {
  mediaTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/bmp'],
  maxBytes: 10 * megabyte,
  sides: [300, 2000],
  aspectRatio: [0.4, 2.5],
} as const satisfies FileLimits

/** What Kling and Hailuo take as an image. */
export const klingImage = {
  mediaTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/heic'],
  maxBytes: 20 * megabyte,
  sides: [300, 4000],
  aspectRatio: [0.4, 2.5],
} as const satisfies FileLimits

/** What Veo takes as an image. */
export const veoImage = {
  ...klingImage,
  maxBytes: 50 * megabyte,
  aspectRatio: [0.4, 2],
} as const satisfies FileLimits

/** What Vidu Q3 takes as an image. */
export const viduQ3Image = {
  mediaTypes: ['image/png', 'image/jpeg'],
  maxBytes: 10 * megabyte,
  sides: [150, 4000],
  aspectRatio: [1 / 4, 4],
} as const satisfies FileLimits

/** What Vidu Q2 takes as an image. */
export const viduQ2Image = { ...viduQ3Image, mediaTypes: klingImage.mediaTypes } as const satisfies FileLimits

/** What Motion Control takes as the image that is moved. */
export const stillImage = {
  mediaTypes: ['image/png', 'image/jpeg'],
  maxBytes: 10 * megabyte,
  sides: [300, 4000],
  aspectRatio: [1 / 2, 2],
} as const satisfies FileLimits

/** What Motion Control takes as the video that it follows. */
export const drivingVideo = {
  mediaTypes: ['video/mp4', 'video/quicktime'],
  maxBytes: 100 * megabyte,
  sides: [720, 2160],
  seconds: [3, 30],
  framesPerSecond: [24, 60],
} as const satisfies FileLimits
