import { extendVideo as capability, defineModel, z } from '@mediaplug/core/provider'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { aspectRatio, clip, clipParameters, motionPrompt, videoSeconds } from './clip.js'
import { video } from './fields.js'

const input = z.strictObject({
  prompt: motionPrompt,
  video: video.describe('What is continued: an MP4 of 5 seconds in 720p'),
  aspectRatio,
  ...clip,
})

/** Input of `tomoviee/extend-video`. */
export type ExtendVideoInput = z.input<typeof input>

/** The five seconds that follow a video. The result has only these. */
export const extendVideo = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee video continuation',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/',
    typicalSeconds: videoSeconds,
    input,
    start: (request, context) =>
      createTask(context, settings, {
        model: 'extend-video',
        parameters: { ...clipParameters(request), video: request.video },
        callbackUrl: request.callbackUrl,
      }),
    poll: pollTask('video'),
  })
