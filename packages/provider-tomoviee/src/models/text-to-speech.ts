import { textToSpeech as capability, defineModel, z } from '@mediaplug/core/provider'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { callbackUrl } from './fields.js'
import { language, languagesWithVoice, voice, voiceFor } from './voice.js'

const maxCharacters = 5000

const input = z
  .strictObject({
    text: z
      .string()
      .regex(/\S/, 'must not be blank')
      .refine((text) => [...text].length <= maxCharacters, `must have at most ${maxCharacters} characters`)
      .describe('What is spoken'),
    voice: voice.optional().describe("Who speaks. Default: as the language says, else 'zh-CN-YunxiNeural'"),
    language: language.optional().describe('Language as BCP 47. Default: that of the voice'),
    callbackUrl,
  })
  .refine((given) => voiceFor(given) !== undefined, {
    path: ['language'],
    error: `must be that of the voice; without a voice, one of ${languagesWithVoice.join(', ')}`,
  })

/** Input of `tomoviee/text-to-speech`. */
export type TextToSpeechInput = z.input<typeof input>

/** Speech from a text of up to 5000 characters. */
export const textToSpeech = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee text to speech',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/',
    typicalSeconds: [5, 30],
    input,
    start: (given, context) =>
      createTask(context, settings, {
        model: 'text-to-speech',
        parameters: { text: given.text, voice_id: voiceFor(given) },
        callbackUrl: given.callbackUrl,
      }),
    poll: pollTask('audio'),
  })
