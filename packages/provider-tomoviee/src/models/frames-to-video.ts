import { framesToVideo as capability, defineModel, type FileInput, z } from '@mediaplug/core/provider'
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

/** Input of `tomoviee/frames-to-video`. */
export interface FramesToVideoInput extends ClipInput {
  /** What moves and how, and how the camera moves. */
  readonly prompt: string
  /** What the video begins as: JPEG, PNG or WebP, less than 200 MB. The vendor fetches it from a URL. */
  readonly firstFrame: FileInput
  /** What the video ends as; limits as of `firstFrame`. */
  readonly lastFrame: FileInput
  /** Width to height; `original` is that of the image. Default: `16:9`. */
  readonly aspectRatio?: '16:9' | '9:16' | '4:3' | '3:4' | '1:1' | 'original' | undefined
}

/** What {@link FramesToVideoInput} says, as it is checked. */
const schema = z.strictObject({
  prompt: motionPrompt,
  firstFrame: image.describe('What the video begins as'),
  lastFrame: image.describe('What the video ends as'),
  aspectRatio: aspectRatioOfImage,
  ...clip,
})

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, FramesToVideoInput> = schema

/** A video of five seconds that leads from a first frame to a last. */
export const framesToVideo = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee first and last frame to video',
    description:
      'Five seconds that lead from a first image to a last one, without sound. The choice for changes with a known end: day to night, closed to open. Use two images of one scene. Takes 1 to 5 minutes; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/ai-video/first-and-last-frame-to-video.html',
    typicalSeconds: videoSeconds,
    input,
    start: (request, context) =>
      createTask(context, settings, {
        model: 'frames-to-video',
        parameters: { ...clipParameters(request), image: request.firstFrame, image_tail: request.lastFrame },
        callback: request,
      }),
    details,
    poll: pollTask('video'),
  })
