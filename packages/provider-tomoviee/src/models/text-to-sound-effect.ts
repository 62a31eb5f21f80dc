import { textToSoundEffect as capability, defineModel, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { callback, count, prompt } from './fields.js'

const input = z.strictObject({
  prompt: prompt('What sounds, where, and how'),
  duration: z.int().min(5).max(180).default(10).describe('Length in seconds'),
  count,
  ...callback,
})

/** Input of `tomoviee/text-to-sound-effect`. */
export type TextToSoundEffectInput = z.input<typeof input>

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
