import * as z from 'zod'
import { fileInput } from '../file/file-input.js'
import { defineCapability } from './define.js'
import { count, duration, language, prompt } from './fields.js'
import { outputOf } from './output.js'

const sound = { prompt, duration, count }

/**
 * Music from words. As a target of the client: `'text-to-music'`.
 *
 * A model of it has `capability: textToMusic`; its input takes at least the required fields.
 */
export const textToMusic = defineCapability({
  id: 'text-to-music',
  input: z.strictObject(sound),
  output: outputOf('audio'),
})

/**
 * A sound effect from words. As a target of the client: `'text-to-sound-effect'`.
 *
 * A model of it has `capability: textToSoundEffect`; its input takes at least the required fields.
 */
export const textToSoundEffect = defineCapability({
  id: 'text-to-sound-effect',
  input: z.strictObject(sound),
  output: outputOf('audio'),
})

/**
 * Speech from a text. As a target of the client: `'text-to-speech'`.
 *
 * A model of it has `capability: textToSpeech`; its input takes at least the required fields.
 */
export const textToSpeech = defineCapability({
  id: 'text-to-speech',
  input: z.strictObject({
    text: z.string().min(1).describe('The text to speak'),
    voice: z.string().optional().describe("The vendor's name of a voice"),
    language,
  }),
  output: outputOf('audio'),
})

/**
 * Music that fits a video. As a target of the client: `'score-video'`.
 *
 * A model of it has `capability: scoreVideo`; its input takes at least the required fields.
 */
export const scoreVideo = defineCapability({
  id: 'score-video',
  input: z.strictObject({ ...sound, prompt: prompt.optional(), video: fileInput }),
  output: outputOf('audio', 'video'),
})
