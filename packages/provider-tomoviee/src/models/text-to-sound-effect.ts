import { textToSoundEffect as capability, defineModel, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { type CallbackInput, callback, count, prompt } from './fields.js'

/** Input of `tomoviee/text-to-sound-effect`. */
export interface TextToSoundEffectInput extends CallbackInput {
  /** What sounds, where, and how, in words. */
  readonly prompt: string
  /** In whole seconds, 5 to 180. Default: 10. */
  readonly duration?: number | undefined
  /** How many results, 1 to 4. Default: 1. */
  readonly count?: number | undefined
}

/** What {@link TextToSoundEffectInput} says, as it is checked. */
const schema = z.strictObject({
  prompt: prompt('What sounds, where, and how'),
  duration: z.int().min(5).max(180).default(10).describe('Length in seconds'),
  count,
  ...callback,
})

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, TextToSoundEffectInput> = schema

/** A sound effect from words, up to three minutes. */
export const textToSoundEffect = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee text to sound effect',
    description:
      'One to four sounds from words, of 5 to 180 seconds each: an event, a place, a machine. The choice for all that is no music and no speech. Takes 10 seconds to 1 minute, the quickest sound here after speech; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/ai-audio/text-to-effect.html',
    typicalSeconds: [10, 60],
    input,
    start: (given, context) =>
      createTask(context, settings, {
        model: 'text-to-sound-effect',
        parameters: { prompt: given.prompt, duration: given.duration, qty: given.count },
        callback: given,
      }),
    details,
    poll: pollTask('audio'),
  })
