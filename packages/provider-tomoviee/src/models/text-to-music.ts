import { textToMusic as capability, defineModel, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { type CallbackInput, callback, count, prompt } from './fields.js'

/** Input of `tomoviee/text-to-music`. */
export interface TextToMusicInput extends CallbackInput {
  /** Theme, mood, style and instruments, in words. What is beyond 77 tokens has no effect. */
  readonly prompt: string
  /** In whole seconds, 1 to 94. Default: 20. */
  readonly duration?: number | undefined
  /** How many results, 1 to 4. Default: 1. */
  readonly count?: number | undefined
  /** Whether the prompt is taken as it is, not translated first. Default: left to the vendor. */
  readonly disableTranslate?: boolean | undefined
}

/** What {@link TextToMusicInput} says, as it is checked. */
const schema = z.strictObject({
  prompt: prompt('Theme, mood, style and instruments. What is beyond 77 tokens has no effect'),
  duration: z.int().min(1).max(94).default(20).describe('Length in seconds'),
  count,
  disableTranslate: z
    .boolean()
    .optional()
    .describe('Whether the prompt is taken as it is, not translated first'),
  ...callback,
})

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, TextToMusicInput> = schema

/** Music from words, less than 95 seconds. */
export const textToMusic = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee text to music',
    description:
      'One to four pieces of music from words, of 1 to 94 seconds each, without singing. Of the prompt, 77 tokens count. The choice for backgrounds and jingles; for music to a video see score-video. Takes 30 seconds to 2 minutes; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/ai-audio/text-to-audio.html',
    typicalSeconds: [30, 120],
    input,
    start: (given, context) =>
      createTask(context, settings, {
        model: 'text-to-music',
        parameters: {
          prompt: given.prompt,
          duration: given.duration,
          qty: given.count,
          disable_translate: given.disableTranslate,
        },
        callback: given,
      }),
    details,
    poll: pollTask('audio'),
  })
