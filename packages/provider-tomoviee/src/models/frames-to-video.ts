import { framesToVideo as capability, defineModel, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { aspectRatioOfImage, clip, clipParameters, motionPrompt, videoSeconds } from './clip.js'
import { image } from './fields.js'

const input = z.strictObject({
  prompt: motionPrompt,
  firstFrame: image.describe('What the video begins as'),
  lastFrame: image.describe('What the video ends as'),
  aspectRatio: aspectRatioOfImage,
  ...clip,
})

/** Input of `tomoviee/frames-to-video`. */
export type FramesToVideoInput = z.input<typeof input>

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
