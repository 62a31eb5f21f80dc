import { z } from 'zod'
import { makeVideo } from '../../../media/video/video.js'
import { cameraMoves } from '../camera-move.js'
import { commonFields, defineCapacity } from './capacity.js'
import { aspectRatios, frameSize, resolutions } from './frame-size.js'

/** `tm_text2video_b`: a video of five seconds from a prompt. */
export const textToVideo = defineCapacity({
  schema: z.strictObject({
    ...commonFields,
    prompt: z.string().refine((prompt) => prompt.trim() !== '', 'must not be empty'),
    resolution: z.enum(resolutions).default('720p'),
    duration: z.literal(5).default(5),
    aspect_ratio: z.enum(aspectRatios).default('16:9'),
    camera_move_index: z.int().min(1).max(cameraMoves.length).nullish(),
  }),
  resultKey: 'video_path',
  files: (input, closing) => {
    const size = frameSize(input.resolution, input.aspect_ratio)
    const move = cameraMoves[(input.camera_move_index ?? 0) - 1]
    return [
      {
        name: 'video.mp4',
        contentType: 'video/mp4',
        make: () => makeVideo({ ...size, seconds: input.duration, caption: input.prompt, move }, closing),
      },
    ]
  },
})
