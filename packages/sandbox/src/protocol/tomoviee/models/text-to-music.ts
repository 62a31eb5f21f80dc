import { z } from 'zod'
import { composeMusic } from '../../../media/audio/music.js'
import { audioFiles, quantityField } from './audio-files.js'
import { commonFields, defineCapacity, promptField } from './capacity.js'

const mostTokens = 77
/** A word or a Chinese character, which stand for tokens here. */
const token = /\s*(?:\p{Script=Han}|[^\s\p{Script=Han}]+)/gu

/** `tm_text2music`: up to four pieces of music from a prompt, of which the first 77 tokens count. */
export const textToMusic = defineCapacity({
  schema: z.strictObject({
    ...commonFields,
    prompt: promptField.transform(firstTokens),
    duration: z.int().min(1).max(94),
    qty: quantityField,
    disable_translate: z.boolean().optional(),
  }),
  resultKey: 'audio_path',
  files: ({ prompt, duration, qty }, closing) => audioFiles(prompt, qty, duration, composeMusic, closing),
})

function firstTokens(text: string): string {
  return (text.match(token) ?? []).slice(0, mostTokens).join('').trim()
}
