import * as z from 'zod'
import { fileInput } from '../file/file-input.js'
import { once } from '../once.js'
import { count, duration, language, prompt } from './fields.js'
import { onDemand } from './on-demand.js'
import { outputOf } from './output.js'

const sound = once(() => ({ prompt: prompt(), duration: duration(), count: count() }))

/**
 * Music from words. As a target of the client: `'text-to-music'`.
 *
 * A model of it has `capability: textToMusic`; its input takes at least the required fields.
 */
export const textToMusic = onDemand(
  'text-to-music',
  () => z.strictObject(sound()),
  () => outputOf('audio'),
)

/**
 * A sound effect from words. As a target of the client: `'text-to-sound-effect'`.
 *
 * A model of it has `capability: textToSoundEffect`; its input takes at least the required fields.
 */
export const textToSoundEffect = onDemand(
  'text-to-sound-effect',
  () => z.strictObject(sound()),
  () => outputOf('audio'),
)

/**
 * Speech from a text. As a target of the client: `'text-to-speech'`.
 *
 * A model of it has `capability: textToSpeech`; its input takes at least the required fields.
 */
export const textToSpeech = onDemand(
  'text-to-speech',
  () =>
    z.strictObject({
      text: z.string().min(1).describe('The text to speak'),
      voice: z.string().optional().describe("The vendor's name of a voice"),
      language: language(),
    }),
  () => outputOf('audio'),
)

/**
 * Music that fits a video. As a target of the client: `'score-video'`.
 *
 * A model of it has `capability: scoreVideo`; its input takes at least the required fields.
 */
export const scoreVideo = onDemand(
  'score-video',
  () => z.strictObject({ ...sound(), prompt: prompt().optional(), video: fileInput }),
  () => outputOf('audio', 'video'),
)
