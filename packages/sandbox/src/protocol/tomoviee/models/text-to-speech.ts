import { z } from 'zod'
import { makeMp3 } from '../../../media/audio/mp3.js'
import { composeSpeech, speechSeconds } from '../../../media/audio/speech.js'
import { commonFields, defineCapacity, promptField, workspaceField } from './capacity.js'

const mostCharacters = 5000

/** `tm_text2speech`: a text, spoken. It lasts as long as the text. */
export const textToSpeech = defineCapacity({
  schema: z.strictObject({
    ...commonFields,
    text: promptField.refine(
      (text) => [...text].length <= mostCharacters,
      `must have at most ${mostCharacters} characters`,
    ),
    voice_id: z.string().min(1).default('zh-CN-YunxiNeural'),
    // One page of the vendor has these two besides.
    wsid: workspaceField.optional(),
    drive: z.union([z.string(), z.number(), z.boolean()]).optional(),
  }),
  resultKey: 'audio_path',
  files: ({ text, voice_id: voice }, closing) => [
    {
      name: 'speech.mp3',
      contentType: 'audio/mpeg',
      make: () => makeMp3(composeSpeech({ text, voice }), speechSeconds(text), closing),
    },
  ],
})
