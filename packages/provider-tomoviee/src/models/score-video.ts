import {
  scoreVideo as capability,
  defineModel,
  type FileInput,
  type Resolved,
  z,
} from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Dialect, Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { type CallbackInput, callback, documentedVideo, prompt, video } from './fields.js'

/** Input of `tomoviee/score-video`. */
export interface ScoreVideoInput extends CallbackInput {
  /** What the music is for: MP4, less than 200 MB; other limits in the dialect `template`. The vendor fetches it from a URL. */
  readonly video: FileInput
  /** Style and mood, in words; required in the dialect `template`. Default: as the video suggests. */
  readonly prompt?: string | undefined
  /** In whole seconds, 5 to 900; not in the dialect `template`. Default: 20. */
  readonly duration?: number | undefined
}

const flatInput = z.strictObject({
  video: video.describe('What the music is for'),
  prompt: prompt('Style and mood. Default: as the video suggests').optional(),
  duration: z.int().min(5).max(900).optional().describe('Length in seconds. Default: 20'),
  ...callback,
})

const duration = flatInput.shape.duration

const templateInput = flatInput
  .extend({
    video: documentedVideo.describe('What the music is for'),
    duration: duration
      .refine((seconds) => seconds === undefined, "is not supported in the dialect 'template'")
      .describe('Length in seconds: as the vendor sees fit'),
  })
  .refine(({ prompt: words }) => words !== undefined, {
    path: ['prompt'],
    error: "must be given in the dialect 'template'",
  })

const inputOf = (dialect: Dialect): z.ZodType<z.output<typeof flatInput>, ScoreVideoInput> =>
  dialect === 'flat' ? flatInput : templateInput

type Given = Resolved<z.output<ReturnType<typeof inputOf>>>

/** The parameters of a task, as each dialect has them. */
const parametersIn: Readonly<Record<Dialect, (given: Given) => object>> = {
  flat: ({ duration = 20, ...given }) => ({ video: given.video, prompt: given.prompt, duration }),
  template: (given) => ({ file_link: given.video, prompt: given.prompt }),
}

/** Music that fits a video. The result is the music alone. */
export const scoreVideo = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee video soundtrack',
    description:
      'Music that fits what a video shows: the model watches it, so words are optional or few. The result is the music alone, to be joined by a video editor; ask for the length of the video. For music from words alone see text-to-music. Takes 1 to 3 minutes; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/ai-audio/video-soundtrack.html',
    typicalSeconds: [60, 180],
    input: inputOf(settings.dialect),
    start: (given, context) =>
      createTask(context, settings, {
        model: 'score-video',
        parameters: parametersIn[settings.dialect](given),
        callback: given,
      }),
    details,
    poll: pollTask('audio'),
  })
