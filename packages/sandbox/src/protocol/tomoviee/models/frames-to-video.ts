import { z } from 'zod'
import { anyImage, readImage } from '../input.js'
import { defineCapacity, urlField } from './capacity.js'
import { aspectRatiosOfImages } from './frame-size.js'
import { picturesVideo } from './pictures-video.js'
import { videoFields } from './video-fields.js'

/** `tm_tail2video_b`: a video of five seconds from its first frame to its last. */
export const framesToVideo = defineCapacity({
  schema: z.strictObject({
    ...videoFields,
    image: urlField,
    image_tail: urlField,
    aspect_ratio: z.enum(aspectRatiosOfImages).default('16:9'),
  }),
  resultKey: 'video_path',
  files: async (input, closing) => {
    const first = await readImage('image', input.image, anyImage, closing)
    const last = await readImage('image_tail', input.image_tail, anyImage, closing)
    return [picturesVideo(input, [first, last], closing)]
  },
})
