import { type FileRules, file, z } from '@mediaplug/core/provider'
import { callbackUrl as url } from '../callback/callback-url.js'

const megabyte = 1_000_000
const belowTwoHundredMegabytes = 200 * megabyte - 1

/** What to make, in words. */
export const prompt = (description: string) =>
  z.string().regex(/\S/, 'must not be blank').describe(description)

/** An image that the vendor fetches. */
export const image = file({
  as: 'url',
  mediaTypes: ['image/jpeg', 'image/png', 'image/webp'],
  maxBytes: belowTwoHundredMegabytes,
})

/** What most models ask of a video. */
export const videoRules = {
  as: 'url',
  mediaTypes: ['video/mp4'],
  maxBytes: belowTwoHundredMegabytes,
} as const satisfies FileRules

/** An image as the vendor's public documents limit it. */
export const documentedImage = file({
  as: 'url',
  mediaTypes: ['image/jpeg', 'image/png'],
  maxBytes: belowTwoHundredMegabytes,
})

/** A video that the vendor fetches. */
export const video = file(videoRules)

/**
 * A video as the vendor's public documents limit it.
 *
 * @see https://www.tomoviee.ai/doc/ai-audio/video-soundtrack.html
 */
export const documentedVideo = file({
  as: 'url',
  mediaTypes: [
    'video/mp4',
    'video/quicktime',
    'video/x-msvideo',
    'video/matroska',
    'video/mp2t',
    'video/x-flv',
    'video/mpeg',
  ],
  maxBytes: 120 * megabyte,
  shorterSide: [360, 1080],
  seconds: [0, 95],
  framesPerSecond: [15, 60],
})

/** How many results a task gives. */
export const count = z.int().min(1).max(4).default(1).describe('How many results')

/** How the vendor tells that a task has ended: what every model takes. */
export interface CallbackInput {
  /** Where the vendor tells that the task has ended: `https:`, or `http:` on this machine. Default: that of the settings. */
  readonly callbackUrl?: string | undefined
  /** A text that the vendor gives back with the callback, and with the result, as `details.params`. Default: none. */
  readonly callbackParams?: string | undefined
}

/** How the vendor tells that this task has ended. */
export const callback = {
  callbackUrl: url
    .optional()
    .describe('Where the vendor tells that the task has ended. Default: as the settings say'),
  callbackParams: z
    .string()
    .optional()
    .describe('A text that the vendor gives back with the callback, and with the result, as details.params'),
}

/** How long tasks that make an image usually take, in seconds. */
export const imageSeconds = [30, 120] as const
