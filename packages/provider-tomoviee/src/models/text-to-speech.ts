import { textToSpeech as capability, defineModel, z } from '@mediaplug/core/provider'
import { details } from '../result.js'
import type { Settings } from '../settings.js'
import { createTask, pollTask } from '../task.js'
import { type CallbackInput, callback } from './fields.js'
import {
  language,
  languagesWithVoice,
  type SpeechLanguage,
  type Voice,
  voice,
  voiceFor,
  voices,
} from './voice.js'

const maxCharacters = 5000

/** Input of `tomoviee/text-to-speech`. */
export interface TextToSpeechInput extends CallbackInput {
  /** What is spoken, up to 5000 characters. */
  readonly text: string
  /** Who speaks, by the vendor's id of a voice. Default: as `language` says, else `zh-CN-YunxiNeural`. */
  readonly voice?: Voice | undefined
  /** The language, as BCP 47; beside a voice, the beginning of its id. Default: that of the voice. */
  readonly language?: SpeechLanguage | undefined
  /** What the vendor's public page calls `drive`, passed on as it is. Default: none. */
  readonly drive?: string | number | boolean | undefined
}

/** What {@link TextToSpeechInput} says, as it is checked. */
const schema = z
  .strictObject({
    text: z
      .string()
      .regex(/\S/, 'must not be blank')
      .refine((text) => [...text].length <= maxCharacters, `must have at most ${maxCharacters} characters`)
      .describe('What is spoken'),
    voice: voice
      .optional()
      .describe(
        `Who speaks, by the vendor's id: ${voices.join(', ')}, or another. Default: as the language says, else 'zh-CN-YunxiNeural'`,
      ),
    drive: z
      .union([z.string(), z.number(), z.boolean()])
      .optional()
      .describe('What the vendor’s public page calls drive, passed on as it is'),
    language: language.optional().describe('Language as BCP 47. Default: that of the voice'),
    ...callback,
  })
  .refine((given) => voiceFor(given) !== undefined, {
    path: ['language'],
    error: `must be that of the voice; without a voice, one of ${languagesWithVoice.join(', ')}`,
  })

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, TextToSpeechInput> = schema

/** Speech from a text of up to 5000 characters. */
export const textToSpeech = (settings: Settings) =>
  defineModel({
    title: 'Tomoviee text to speech',
    description:
      'A text of up to 5000 characters, spoken by one of eight named voices in Chinese, American and British English, or any other id of the vendor’s. For narration and prompts. Takes 5 to 30 seconds, the quickest model here; the vendor tells no price.',
    capability,
    documentation: 'https://www.tomoviee.ai/doc/',
    typicalSeconds: [5, 30],
    input,
    start: (given, context) =>
      createTask(context, settings, {
        model: 'text-to-speech',
        parameters: {
          text: given.text,
          voice_id: voiceFor(given),
          wsid: settings.wsid,
          drive: given.drive,
        },
        callback: given,
      }),
    details,
    poll: pollTask('audio'),
  })
