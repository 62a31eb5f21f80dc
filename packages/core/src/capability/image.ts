import * as z from 'zod'
import { fileInput } from '../file/file-input.js'
import { once } from '../once.js'
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
import { onDemand } from './on-demand.js'
import { outputOf } from './output.js'

const picture = once(() => ({
  prompt: prompt(),
  negativePrompt: negativePrompt(),
  aspectRatio: aspectRatio(),
  resolution: resolution(),
  width: width(),
  height: height(),
  count: count(),
  seed: seed(),
}))

/**
 * An image from words. As a target of the client: `'text-to-image'`.
 *
 * A model of it has `capability: textToImage`; its input takes at least the required fields.
 */
export const textToImage = onDemand(
  'text-to-image',
  () => z.strictObject(picture()),
  () => outputOf('image'),
)

/**
 * An image from another image and words. As a target of the client: `'image-to-image'`.
 *
 * A model of it has `capability: imageToImage`; its input takes at least the required fields.
 */
export const imageToImage = onDemand(
  'image-to-image',
  () => z.strictObject({ ...picture(), image: fileInput, strength: strength() }),
  () => outputOf('image'),
)

/**
 * An image from line art and words, drawn out in colour. As a target of the client: `'sketch-to-image'`.
 *
 * A model of it has `capability: sketchToImage`; its input takes at least the required fields.
 */
export const sketchToImage = onDemand(
  'sketch-to-image',
  () => z.strictObject({ ...picture(), image: fileInput.describe('The sketch: black lines on white') }),
  () => outputOf('image'),
)

/**
 * An image of which a part, the white of the mask, is drawn anew. As a target of the client: `'inpaint-image'`.
 *
 * A model of it has `capability: inpaintImage`; its input takes at least the required fields.
 */
export const inpaintImage = onDemand(
  'inpaint-image',
  () => z.strictObject({ prompt: prompt(), image: fileInput, mask: fileInput.optional() }),
  () => outputOf('image'),
)

/**
 * An image in a look that the model has, without words: a way of drawing, another hairstyle. As a target of the client:
 * `'restyle-image'`.
 *
 * A model of it has `capability: restyleImage`; its input takes at least the required fields.
 */
export const restyleImage = onDemand(
  'restyle-image',
  () => z.strictObject({ image: fileInput, aspectRatio: aspectRatio(), count: count() }),
  () => outputOf('image'),
)

/**
 * A mask that selects a part of an image. As a target of the client: `'segment-image'`.
 *
 * A model of it has `capability: segmentImage`; its input takes at least the required fields.
 */
export const segmentImage = onDemand(
  'segment-image',
  () => z.strictObject({ image: fileInput, prompt: prompt().optional() }),
  () => outputOf('mask'),
)
