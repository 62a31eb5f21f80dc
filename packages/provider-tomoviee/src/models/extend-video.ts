import { extendVideo as capability, defineModel, file, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { aspectRatio, clip, clipParameters, motionPrompt, videoSeconds } from './clip.js'
import { videoRules } from './fields.js'

/** Five seconds, give or take two frames: encoders end a video on a whole frame. */
const part = file({ ...videoRules, shorterSide: [720, 720], seconds: [4.95, 5.05] })

const input = z.strictObject({
  prompt: motionPrompt,
  video: part.describe('What is continued: an MP4 of 5 seconds in 720p'),
  aspectRatio,
  ...clip,
})

/** Input of `tomoviee/extend-video`. */
export type ExtendVideoInput = z.input<typeof input>

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
