import * as z from 'zod'
import { fileInput } from '../asset/file-input.js'
import { defineCapability } from './define.js'
import { count, duration, language, prompt } from './fields.js'
import { outputOf } from './output.js'

const sound = { prompt, duration, count }

/** Music from words. */
export const textToMusic = defineCapability({
  id: 'text-to-music',
  input: z.strictObject(sound),
  output: outputOf('audio'),
})

/** A sound effect from words. */
export const textToSoundEffect = defineCapability({
  id: 'text-to-sound-effect',
  input: z.strictObject(sound),
  output: outputOf('audio'),
})

/** Speech from a text. */
export const textToSpeech = defineCapability({
  id: 'text-to-speech',
  input: z.strictObject({
    text: z.string().min(1).describe('The text to speak'),
    voice: z.string().optional().describe("The vendor's name of a voice"),
    language,
  }),
  output: outputOf('audio'),
})

/** Music that fits a video. */
export const scoreVideo = defineCapability({
  id: 'score-video',
  input: z.strictObject({ ...sound, prompt: prompt.optional(), video: fileInput }),
  output: outputOf('audio', 'video'),
})
