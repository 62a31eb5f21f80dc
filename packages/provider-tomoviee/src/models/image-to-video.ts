import { imageToVideo as capability, defineModel, type FileInput, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import {
  aspectRatioOfImage,
  type ClipInput,
  clip,
  clipParameters,
  motionPrompt,
  videoSeconds,
} from './clip.js'
import { image } from './fields.js'

/** Input of `tomoviee/image-to-video`. */
export interface ImageToVideoInput extends ClipInput {
  /** What moves and how, and how the camera moves. */
  readonly prompt: string
  /** What the video begins as: JPEG, PNG or WebP, less than 200 MB. The vendor fetches it from a URL. */
  readonly image: FileInput
  /** Width to height; `original` is that of the image. Default: `16:9`. */
  readonly aspectRatio?: '16:9' | '9:16' | '4:3' | '3:4' | '1:1' | 'original' | undefined
}

/** What {@link ImageToVideoInput} says, as it is checked. */
const schema = z.strictObject({
  prompt: motionPrompt,
  image: image.describe('What the video begins as'),
  aspectRatio: aspectRatioOfImage,
  ...clip,
})

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, ImageToVideoInput> = schema

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
