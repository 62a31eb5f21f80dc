import { extendVideo as capability, defineModel, type FileInput, file, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { aspectRatio, type ClipInput, clip, clipParameters, motionPrompt, videoSeconds } from './clip.js'
import { videoRules } from './fields.js'

/** Five seconds, give or take two frames: encoders end a video on a whole frame. */
const part = file({ ...videoRules, shorterSide: [720, 720], seconds: [4.95, 5.05] })

/** Input of `tomoviee/extend-video`. */
export interface ExtendVideoInput extends ClipInput {
  /** What moves and how, and how the camera moves. */
  readonly prompt: string
  /** What is continued: an MP4 of 5 seconds in 720p, less than 200 MB. The vendor fetches it from a URL. */
  readonly video: FileInput
  /** Width to height. Default: `16:9`. */
  readonly aspectRatio?: '16:9' | '9:16' | '4:3' | '3:4' | '1:1' | undefined
}

/** What {@link ExtendVideoInput} says, as it is checked. */
const schema = z.strictObject({
  prompt: motionPrompt,
  video: part.describe('What is continued: an MP4 of 5 seconds in 720p'),
  aspectRatio,
  ...clip,
})

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, ExtendVideoInput> = schema

/** The five seconds that follow a video. The result has only these. */
export const extendVideo = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee video continuation',
    description:
      'The five seconds that follow a video of five seconds in 720p: the result has the new part only, to be joined by a video editor. Made for the results of this vendor’s other models. Takes 1 to 5 minutes; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/',
    typicalSeconds: videoSeconds,
    input,
    start: (request, context) =>
      createTask(context, settings, {
        model: 'extend-video',
        parameters: { ...clipParameters(request), video: request.video },
        callback: request,
      }),
    details,
    poll: pollTask('video'),
  })
