import { z } from 'zod'
import { composeSoundEffect } from '../../../media/audio/sound-effect.js'
import { audioFiles, quantityField } from './audio-files.js'
import { commonFields, defineCapacity, promptField } from './capacity.js'

/** `tm_text2sfx`: up to four sound effects from a prompt. */
export const textToSoundEffect = defineCapacity({
  schema: z.strictObject({
    ...commonFields,
    prompt: promptField,
    duration: z.int().min(5).max(180),
    qty: quantityField.default(1),
  }),
  resultKey: 'audio_path',
  files: ({ prompt, duration, qty }, closing) =>
    audioFiles(prompt, qty, duration, composeSoundEffect, closing),
})
