import { file, z } from '@mediaplug/core/provider'
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

/** A video that the vendor fetches. */
export const video = file({ as: 'url', mediaTypes: ['video/mp4'], maxBytes: belowTwoHundredMegabytes })

/** A video as the vendor's public documents limit it. */
export const smallVideo = file({ as: 'url', mediaTypes: ['video/mp4'], maxBytes: 120 * megabyte })

/** How many results a task gives. */
export const count = z.int().min(1).max(4).default(1).describe('How many results')

/** Where the vendor tells that this task has ended. */
export const callbackUrl = url
  .optional()
  .describe('Where the vendor tells that the task has ended. Default: as the settings say')

/** How long tasks that make an image usually take, in seconds. */
export const imageSeconds = [30, 120] as const
