import * as z from 'zod'
import { fileInput } from '../file/file-input.js'
import { count, height, negativePrompt, prompt, resolution, seed, width } from './fields.js'
import { onDemand } from './on-demand.js'
import { outputOf } from './output.js'

/**
 * The same image with more pixels and finer detail. As a target of the client: `'upscale-image'`.
 *
 * A model of it has `capability: upscaleImage`; its input takes at least the required fields.
 */
export const upscaleImage = onDemand(
  'upscale-image',
  () =>
    z.strictObject({
      image: fileInput,
      factor: z.number().gt(1).optional().describe('How many times as long each side becomes'),
      prompt: prompt().optional(),
      seed: seed(),
    }),
  () => outputOf('image'),
)

/**
 * An image that goes on beyond its edges, in another ratio of width to height. As a target of the client:
 * `'outpaint-image'`.
 *
 * A model of it has `capability: outpaintImage`; its input takes at least the required fields, with each of the five
 * ratios.
 */
export const outpaintImage = onDemand(
  'outpaint-image',
  () =>
    z.strictObject({
      image: fileInput,
      aspectRatio: z
        .enum(['1:1', '4:3', '3:4', '16:9', '9:16'])
        .describe('Width to height of the result, which has the image within'),
      prompt: prompt().optional(),
      negativePrompt: negativePrompt(),
      count: count(),
      seed: seed(),
    }),
  () => outputOf('image'),
)

/**
 * The main thing of an image before another background, which is told in words. As a target of the client:
 * `'replace-background'`. Where the vendor gives the mask that it has cut by, it is the second file.
 *
 * A model of it has `capability: replaceBackground`; its input takes at least the required fields.
 */
export const replaceBackground = onDemand(
  'replace-background',
  () =>
    z.strictObject({
      prompt: prompt().describe('The new background, in words'),
      image: fileInput,
      negativePrompt: negativePrompt(),
      resolution: resolution(),
      width: width(),
      height: height(),
      count: count(),
      seed: seed(),
    }),
  () => outputOf('image', 'mask'),
)

/**
 * An image without what a mask covers: the white of the mask is taken out, and what may lie behind is drawn. As a target
 * of the client: `'remove-object'`.
 *
 * A model of it has `capability: removeObject`; its input takes at least the required fields.
 */
export const removeObject = onDemand(
  'remove-object',
  () =>
    z.strictObject({
      image: fileInput,
      mask: fileInput.describe('As large as the image: white where something is taken out, black elsewhere'),
      seed: seed(),
    }),
  () => outputOf('image'),
)
