import * as z from 'zod'
import { fileInput } from '../file/file-input.js'
import { defineCapability } from './define.js'
import {
  aspectRatio,
  count,
  height,
  negativePrompt,
  prompt,
  resolution,
  seed,
  strength,
  width,
} from './fields.js'
import { outputOf } from './output.js'

const picture = { prompt, negativePrompt, aspectRatio, resolution, width, height, count, seed }

/**
 * An image from words. As a target of the client: `'text-to-image'`.
 *
 * A model of it has `capability: textToImage`; its input takes at least the required fields.
 */
export const textToImage = defineCapability({
  id: 'text-to-image',
  input: z.strictObject(picture),
  output: outputOf('image'),
})

/**
 * An image from another image and words. As a target of the client: `'image-to-image'`.
 *
 * A model of it has `capability: imageToImage`; its input takes at least the required fields.
 */
export const imageToImage = defineCapability({
  id: 'image-to-image',
  input: z.strictObject({ ...picture, image: fileInput, strength }),
  output: outputOf('image'),
})

/**
 * An image from line art and words, drawn out in colour. As a target of the client: `'sketch-to-image'`.
 *
 * A model of it has `capability: sketchToImage`; its input takes at least the required fields.
 */
export const sketchToImage = defineCapability({
  id: 'sketch-to-image',
  input: z.strictObject({ ...picture, image: fileInput.describe('The sketch: black lines on white') }),
  output: outputOf('image'),
})

/**
 * An image of which a part, the white of the mask, is drawn anew. As a target of the client: `'inpaint-image'`.
 *
 * A model of it has `capability: inpaintImage`; its input takes at least the required fields.
 */
export const inpaintImage = defineCapability({
  id: 'inpaint-image',
  input: z.strictObject({ prompt, image: fileInput, mask: fileInput.optional() }),
  output: outputOf('image'),
})

/**
 * An image in a look that the model has, without words: a way of drawing, another hairstyle. As a target of the client:
 * `'restyle-image'`.
 *
 * A model of it has `capability: restyleImage`; its input takes at least the required fields.
 */
export const restyleImage = defineCapability({
  id: 'restyle-image',
  input: z.strictObject({ image: fileInput, aspectRatio, count }),
  output: outputOf('image'),
})

/**
 * A mask that selects a part of an image. As a target of the client: `'segment-image'`.
 *
 * A model of it has `capability: segmentImage`; its input takes at least the required fields.
 */
export const segmentImage = defineCapability({
  id: 'segment-image',
  input: z.strictObject({ image: fileInput, prompt: prompt.optional() }),
  output: outputOf('mask'),
})
