import { z } from 'zod'
import { firstPart } from '../../../media/video/note.js'
import { defineCapacity } from './capacity.js'
import { aspectRatios } from './frame-size.js'
import { videoFields, videoFile } from './video-fields.js'

/** `tm_text2video_b`: a video of five seconds from a prompt. */
export const textToVideo = defineCapacity({
  schema: z.strictObject({ ...videoFields, aspect_ratio: z.enum(aspectRatios).default('16:9') }),
  resultKey: 'video_path',
  files: (input, closing) => [videoFile(input, { kind: 'landscape', ...firstPart(input.prompt) }, closing)],
})
