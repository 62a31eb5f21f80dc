import * as z from 'zod'
import { fileInput } from '../file/file-input.js'
import { count, prompt, seed } from './fields.js'
import { onDemand } from './on-demand.js'
import { outputOf } from './output.js'

/**
 * A person in other clothes: of the image of a person and that of a garment, one image. As a target of the client:
 * `'change-clothes'`.
 *
 * A model of it has `capability: changeClothes`; its input takes at least the required fields, with each kind of garment.
 */
export const changeClothes = onDemand(
  'change-clothes',
  () =>
    z.strictObject({
      image: fileInput.describe('The person'),
      clothes: fileInput.describe('The garment, laid out flat'),
      clothesType: z
        .enum(['upper-body', 'lower-body', 'dress'])
        .describe('What kind of garment it is: which part of the person it covers'),
      count: count(),
      seed: seed(),
    }),
  () => outputOf('image'),
)

/**
 * An avatar from a photo, in a style of the vendor's. As a target of the client: `'create-avatar'`.
 *
 * A model of it has `capability: createAvatar`; its input takes at least the required fields.
 */
export const createAvatar = onDemand(
  'create-avatar',
  () =>
    z.strictObject({
      image: fileInput.describe('Whose avatar it is'),
      style: z.string().optional().describe("The vendor's name of a style"),
      prompt: prompt().optional(),
      count: count(),
      seed: seed(),
    }),
  () => outputOf('image'),
)
