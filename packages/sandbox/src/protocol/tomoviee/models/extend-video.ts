import { z } from 'zod'
import { firstPart } from '../../../media/video/note.js'
import { readVideo } from '../input.js'
import { defineCapacity, urlField } from './capacity.js'
import { aspectRatios } from './frame-size.js'
import { videoFields, videoFile } from './video-fields.js'

/** Five seconds, give or take two frames: encoders end a video on a whole frame or a packet of sound. */
const fiveSeconds = [4.9, 5.1] as const

/** `tm_video_continuation_b`: five seconds that go on where a video of five seconds in 720p ends. */
export const extendVideo = defineCapacity({
  schema: z.strictObject({
    ...videoFields,
    video: urlField,
    aspect_ratio: z.enum(aspectRatios).default('16:9'),
  }),
  resultKey: 'video_path',
  files: async (input, closing) => {
    const limits = { megabytes: 200, seconds: fiveSeconds, shorterSide: 720 }
    const before = (await readVideo('video', input.video, limits, closing))?.note
    const now = before === undefined ? firstPart(input.prompt) : { ...before, part: before.part + 1 }
    return [videoFile(input, { kind: 'landscape', ...now }, closing)]
  },
})
