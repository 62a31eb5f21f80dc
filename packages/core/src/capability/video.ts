import * as z from 'zod'
import { fileInput } from '../asset/file-input.js'
import { defineCapability } from './define.js'
import { aspectRatio, audio, duration, negativePrompt, prompt, resolution, seed } from './fields.js'
import { outputOf } from './output.js'

const clip = { prompt, negativePrompt, duration, aspectRatio, resolution, audio, seed }

/** A video from words. */
export const textToVideo = defineCapability({
  id: 'text-to-video',
  input: z.strictObject(clip),
  output: outputOf('video'),
})

/** A video that begins as an image. */
export const imageToVideo = defineCapability({
  id: 'image-to-video',
  input: z.strictObject({ ...clip, image: fileInput }),
  output: outputOf('video'),
})

/** A video that leads from a first frame to a last. */
export const framesToVideo = defineCapability({
  id: 'frames-to-video',
  input: z.strictObject({ ...clip, firstFrame: fileInput, lastFrame: fileInput }),
  output: outputOf('video'),
})

/** The continuation of a video. */
export const extendVideo = defineCapability({
  id: 'extend-video',
  input: z.strictObject({ ...clip, video: fileInput }),
  output: outputOf('video'),
})

/** An image that moves as a driving video does. */
export const animateImageWithVideo = defineCapability({
  id: 'animate-image-with-video',
  input: z.strictObject({ ...clip, prompt: prompt.optional(), image: fileInput, video: fileInput }),
  output: outputOf('video'),
})
