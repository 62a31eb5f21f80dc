import { textToVideo as capability, defineModel, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { aspectRatio, type ClipInput, clip, clipParameters, videoSeconds } from './clip.js'
import { prompt } from './fields.js'

/** Input of `tomoviee/text-to-video`. */
export interface TextToVideoInput extends ClipInput {
  /** Subject, action, scene, camera and light, in words. */
  readonly prompt: string
  /** Width to height. Default: `16:9`. */
  readonly aspectRatio?: '16:9' | '9:16' | '4:3' | '3:4' | '1:1' | undefined
}

/** What {@link TextToVideoInput} says, as it is checked. */
const schema = z.strictObject({
  prompt: prompt('Subject, action, scene, camera and light, in words'),
  aspectRatio,
  ...clip,
})

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, TextToVideoInput> = schema

/** A video of five seconds from words. */
export const textToVideo = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee text to video',
    description:
      'Five seconds of video from words, without sound, in 720p or 1080p and five ratios, with one of 46 camera moves. The choice for a single action in a new scene. Takes 1 to 5 minutes; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/ai-video/text-to-video.html',
    typicalSeconds: videoSeconds,
    input,
    start: (request, context) =>
      createTask(context, settings, {
        model: 'text-to-video',
        parameters: clipParameters(request),
        callback: request,
      }),
    details,
    poll: pollTask('video'),
  })
