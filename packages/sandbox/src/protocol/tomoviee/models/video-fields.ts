import { z } from 'zod'
import type { FileSource } from '../../../file/store.js'
import { type AspectRatio, frameSize } from '../../../media/frame-size.js'
import type { Backdrop } from '../../../media/video/backdrop.js'
import { makeVideo } from '../../../media/video/video.js'
import { cameraMoves } from './camera-move.js'
import { commonFields, promptField } from './capacity.js'
import { type Resolution, resolutions, shorterSides } from './frame-size.js'

/** The fields that every capacity for videos takes, apart from the aspect ratio. */
export const videoFields = {
  ...commonFields,
  prompt: promptField,
  resolution: z.enum(resolutions).default('720p'),
  duration: z.literal(5).default(5),
  camera_move_index: z.int().min(1).max(cameraMoves.length).nullish(),
}

/** What a request says of its video. */
export interface VideoInput {
  readonly prompt: string
  readonly resolution: Resolution
  readonly duration: number
  readonly aspect_ratio: AspectRatio
  readonly camera_move_index?: number | null | undefined
}

/** The video that a request asks for, in front of a backdrop. */
export function videoFile(input: VideoInput, backdrop: Backdrop, closing: AbortSignal): FileSource {
  const size = frameSize(shorterSides[input.resolution], input.aspect_ratio)
  const move = cameraMoves[(input.camera_move_index ?? 0) - 1]
  const spec = { ...size, seconds: input.duration, caption: input.prompt, move, backdrop }
  return {
    name: 'video.mp4',
    contentType: 'video/mp4',
    make: ({ framesPerSecond }) => makeVideo({ ...spec, framesPerSecond }, closing),
  }
}
