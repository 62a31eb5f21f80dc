import * as z from 'zod'
import { fileInput } from '../file/file-input.js'
import { defineCapability } from './define.js'
import { aspectRatio, audio, duration, negativePrompt, prompt, resolution, seed } from './fields.js'
import { outputOf } from './output.js'

const clip = { prompt, negativePrompt, duration, aspectRatio, resolution, audio, seed }

/**
 * A video from words. As a target of the client: `'text-to-video'`.
 *
 * A model of it has `capability: textToVideo`; its input takes at least the required fields.
 */
export const textToVideo = defineCapability({
  id: 'text-to-video',
  input: z.strictObject(clip),
  output: outputOf('video'),
})

/**
 * A video that begins as an image. As a target of the client: `'image-to-video'`.
 *
 * A model of it has `capability: imageToVideo`; its input takes at least the required fields.
 */
export const imageToVideo = defineCapability({
  id: 'image-to-video',
  input: z.strictObject({ ...clip, image: fileInput }),
  output: outputOf('video'),
})

/**
 * A video that leads from a first frame to a last. As a target of the client: `'frames-to-video'`.
 *
 * A model of it has `capability: framesToVideo`; its input takes at least the required fields.
 */
export const framesToVideo = defineCapability({
  id: 'frames-to-video',
  input: z.strictObject({ ...clip, firstFrame: fileInput, lastFrame: fileInput }),
  output: outputOf('video'),
})

/**
 * The continuation of a video. As a target of the client: `'extend-video'`.
 *
 * A model of it has `capability: extendVideo`; its input takes at least the required fields.
 */
export const extendVideo = defineCapability({
  id: 'extend-video',
  input: z.strictObject({ ...clip, video: fileInput }),
  output: outputOf('video'),
})

/**
 * An image that moves as a driving video does. As a target of the client: `'animate-image-with-video'`.
 *
 * A model of it has `capability: animateImageWithVideo`; its input takes at least the required fields.
 */
export const animateImageWithVideo = defineCapability({
  id: 'animate-image-with-video',
  input: z.strictObject({ ...clip, prompt: prompt.optional(), image: fileInput, video: fileInput }),
  output: outputOf('video'),
})
