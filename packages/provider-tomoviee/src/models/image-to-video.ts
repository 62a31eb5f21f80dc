import { imageToVideo as capability, defineModel, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { aspectRatioOfImage, clip, clipParameters, motionPrompt, videoSeconds } from './clip.js'
import { image } from './fields.js'

const input = z.strictObject({
  prompt: motionPrompt,
  image: image.describe('What the video begins as'),
  aspectRatio: aspectRatioOfImage,
  ...clip,
})

/** Input of `tomoviee/image-to-video`. */
export type ImageToVideoInput = z.input<typeof input>

/** A video of five seconds that begins as an image. */
export const imageToVideo = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee image to video',
    description:
      'An image comes into motion for five seconds, without sound, in 720p or 1080p; it may keep its own ratio. The choice where the look is given and only the motion is to be made. Takes 1 to 5 minutes; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/ai-video/image-to-video.html',
    typicalSeconds: videoSeconds,
    input,
    start: (request, context) =>
      createTask(context, settings, {
        model: 'image-to-video',
        parameters: { ...clipParameters(request), image: request.image },
        callback: request,
      }),
    details,
    poll: pollTask('video'),
  })
