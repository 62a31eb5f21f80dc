import { z } from 'zod'
import { anyImage, readImage } from '../input.js'
import { defineCapacity, urlField } from './capacity.js'
import { aspectRatiosOfImages } from './frame-size.js'
import { picturesVideo } from './pictures-video.js'
import { videoFields } from './video-fields.js'

/** `tm_img2video_b`: a video of five seconds that begins with an image. */
export const imageToVideo = defineCapacity({
  schema: z.strictObject({
    ...videoFields,
    image: urlField,
    aspect_ratio: z.enum(aspectRatiosOfImages).default('16:9'),
  }),
  resultKey: 'video_path',
  files: async (input, closing) => {
    const picture = await readImage('image', input.image, anyImage, closing)
    return [picturesVideo(input, [picture], closing)]
  },
})
