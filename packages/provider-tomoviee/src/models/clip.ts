import { z } from '@mediaplug/core/provider'
import { type CameraMove, cameraMove } from './camera-move.js'
import { type CallbackInput, callback, prompt } from './fields.js'

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

/** What every model that makes a video takes. */
export interface ClipInput extends CallbackInput {
  /** The size class. Default: `720p`. */
  readonly resolution?: '720p' | '1080p' | undefined
  /** In seconds. Default: 5, and nothing else. */
  readonly duration?: 5 | undefined
  /** How the camera moves, by name or by the vendor's index, 1 to 46. Default: as it fits. */
  readonly cameraMove?: CameraMove | number | undefined
}

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
