import * as z from 'zod'
import { fileInput } from '../file/file-input.js'
import { once } from '../once.js'
import { aspectRatio, audio, duration, negativePrompt, prompt, resolution, seed } from './fields.js'
import { onDemand } from './on-demand.js'
import { outputOf } from './output.js'

const clip = once(() => ({
  prompt: prompt(),
  negativePrompt: negativePrompt(),
  duration: duration(),
  aspectRatio: aspectRatio(),
  resolution: resolution(),
  audio: audio(),
  seed: seed(),
}))

/**
 * A video from words. As a target of the client: `'text-to-video'`.
 *
 * A model of it has `capability: textToVideo`; its input takes at least the required fields.
 */
export const textToVideo = onDemand(
  'text-to-video',
  () => z.strictObject(clip()),
  () => outputOf('video'),
)

/**
 * A video that begins as an image. As a target of the client: `'image-to-video'`.
 *
 * A model of it has `capability: imageToVideo`; its input takes at least the required fields.
 */
export const imageToVideo = onDemand(
  'image-to-video',
  () => z.strictObject({ ...clip(), image: fileInput }),
  () => outputOf('video'),
)

/**
 * A video that leads from a first frame to a last. As a target of the client: `'frames-to-video'`.
 *
 * A model of it has `capability: framesToVideo`; its input takes at least the required fields.
 */
export const framesToVideo = onDemand(
  'frames-to-video',
  () => z.strictObject({ ...clip(), firstFrame: fileInput, lastFrame: fileInput }),
  () => outputOf('video'),
)

/**
 * The continuation of a video. As a target of the client: `'extend-video'`.
 *
 * A model of it has `capability: extendVideo`; its input takes at least the required fields.
 */
export const extendVideo = onDemand(
  'extend-video',
  () => z.strictObject({ ...clip(), video: fileInput }),
  () => outputOf('video'),
)

/**
 * An image that moves as a driving video does. As a target of the client: `'animate-image-with-video'`.
 *
 * A model of it has `capability: animateImageWithVideo`; its input takes at least the required fields.
 */
export const animateImageWithVideo = onDemand(
  'animate-image-with-video',
  () => z.strictObject({ ...clip(), prompt: prompt().optional(), image: fileInput, video: fileInput }),
  () => outputOf('video'),
)
