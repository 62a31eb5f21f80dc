import { z } from '@mediaplug/core/provider'
import { cameraMove } from './camera-move.js'
import { callback, prompt } from './fields.js'

const ratios = ['16:9', '9:16', '4:3', '3:4', '1:1'] as const

/** Width to height of a video. */
export const aspectRatio = z.enum(ratios).default('16:9').describe('Width to height')

/** Width to height of a video that is made from an image. */
export const aspectRatioOfImage = z
  .enum([...ratios, 'original'])
  .default('16:9')
  .describe("Width to height; 'original' is that of the image")

/** What every model that makes a video takes. */
export const clip = {
  resolution: z.enum(['720p', '1080p']).default('720p').describe('Size class'),
  duration: z.literal(5).default(5).describe('Length in seconds'),
  cameraMove: cameraMove.optional().describe('How the camera moves, by name or index. Default: as it fits'),
  ...callback,
}

/** What moves in a video that begins with something given, and how. */
export const motionPrompt = prompt('What moves and how, and how the camera moves')

interface Clip {
  readonly prompt: string
  readonly resolution: string
  readonly duration: number
  readonly aspectRatio: string
  readonly cameraMove?: number | undefined
}

/** What every model that makes a video sends, in the vendor's names. */
export const clipParameters = ({
  prompt: words,
  resolution,
  duration,
  aspectRatio: ratio,
  cameraMove: move,
}: Clip) => ({
  prompt: words,
  resolution,
  duration,
  aspect_ratio: ratio,
  camera_move_index: move,
})

/** How long tasks that make a video usually take, in seconds. */
export const videoSeconds = [60, 300] as const
