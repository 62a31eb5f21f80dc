import { z } from 'zod'
import { composeMusic } from '../../../media/audio/music.js'
import { audioFiles, quantityField } from './audio-files.js'
import { commonFields, defineCapacity, promptField } from './capacity.js'
import { firstTokens } from './tokens.js'

const mostTokens = 77

/** `tm_text2music`: up to four pieces of music from a prompt, of which the first 77 tokens count. */
export const textToMusic = defineCapacity({
  schema: z.strictObject({
    ...commonFields,
    prompt: promptField.transform((prompt) => firstTokens(prompt, mostTokens)),
    duration: z.int().min(1).max(95),
    qty: quantityField,
    disable_translate: z.boolean().optional(),
  }),
  resultKey: 'audio_path',
  files: ({ prompt, duration, qty }, closing) => audioFiles(prompt, qty, duration, composeMusic, closing),
})
