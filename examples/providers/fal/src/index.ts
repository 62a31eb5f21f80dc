import {
  credential,
  defineModel,
  defineProvider,
  imageToImage,
  textToImage,
  z,
} from '@mediaplug/core/provider'
import { cancel, fault, poll, submit } from './queue.js'
import { image, upload } from './storage.js'

export { falCallback } from './callback.js'

const common = {
  prompt: z.string().min(1).describe('What to make, in words'),
  count: z.int().min(1).max(4).optional().describe('How many images'),
  seed: z.int().optional().describe('The same seed and request give the same image'),
}
/** One beyond 2^53 comes as text. */
const seed = z.union([z.number(), z.string()])
const flux = { typicalSeconds: [2, 15], details: z.object({ seed }), poll, cancel } as const

/** Two of fal's endpoints. A model's name is that of the endpoint, slashes included. */
export const fal = defineProvider({
  id: 'fal',
  title: 'fal',
  settings: z.strictObject({ key: credential('FAL_KEY') }),
  baseUrl: 'https://queue.fal.run',
  hosts: { rest: 'https://rest.fal.ai', cdn: 'https://v3b.fal.media' },
  downloads: { hosts: ['.fal.media'] },
  // A URL that files are uploaded to has a proof of its own.
  authorize: async ({ host }, { key }) => (host === 'cdn' ? {} : { authorization: `Key ${await key()}` }),
  fault,
  upload,
  models: () => ({
    'fal-ai/flux/dev': defineModel({
      ...flux,
      title: 'FLUX.1 [dev]',
      capability: textToImage,
      input: z.strictObject(common),
      start: submit('fal-ai/flux/dev'),
    }),
    'fal-ai/flux/dev/image-to-image': defineModel({
      ...flux,
      title: 'FLUX.1 [dev], image to image',
      capability: imageToImage,
      input: z.strictObject({ ...common, image, strength: z.number().min(0.01).max(1).optional() }),
      start: submit('fal-ai/flux/dev/image-to-image'),
    }),
  }),
})
