import {
  credential,
  defineModel,
  defineProvider,
  imageToImage,
  textToImage,
  z,
} from '@mediaplug/core/provider'
import { cancel, details, poll, predict } from './prediction.js'
import { image, upload } from './storage.js'

export { replicateCallback } from './callback.js'

const problem = z.object({ detail: z.string() })
const common = {
  prompt: z.string().min(1).describe('What to make, in words'),
  aspectRatio: z.enum(['1:1', '16:9', '9:16', '4:3', '3:4']).optional().describe('Width to height'),
  seed: z.int().optional().describe('The same seed and request give the same image'),
}
const count = z.int().min(1).max(4).optional().describe('How many images')
const flux = { typicalSeconds: [1, 20], details, poll, cancel } as const
const schnell = predict('black-forest-labs/flux-schnell')
const kontext = predict('black-forest-labs/flux-kontext-pro')

/** Two of Replicate's models. A model's name is Replicate's, slash included. */
export const replicate = defineProvider({
  id: 'replicate',
  title: 'Replicate',
  settings: z.strictObject({ token: credential('REPLICATE_API_TOKEN') }),
  baseUrl: 'https://api.replicate.com/v1',
  downloads: { hosts: ['replicate.delivery', '.replicate.delivery'] },
  authorize: async (_request, { token }) => ({ authorization: `Bearer ${await token()}` }),
  fault({ body, status }) {
    const { data } = problem.safeParse(body)
    return status < 400 || !data ? undefined : { message: `Replicate answers: ${data.detail}` }
  },
  upload,
  models: () => ({
    'black-forest-labs/flux-schnell': defineModel({
      ...flux,
      title: 'FLUX.1 [schnell]',
      capability: textToImage,
      input: z.strictObject({ ...common, count }),
      start: ({ prompt, aspectRatio: aspect_ratio, count: num_outputs, seed }, context) =>
        schnell({ prompt, aspect_ratio, num_outputs, seed }, context),
    }),
    'black-forest-labs/flux-kontext-pro': defineModel({
      ...flux,
      title: 'FLUX.1 Kontext [pro]',
      capability: imageToImage,
      input: z.strictObject({ ...common, image }),
      start: ({ prompt, aspectRatio: aspect_ratio, image: input_image, seed }, context) =>
        kontext({ prompt, aspect_ratio, input_image, seed }, context),
    }),
  }),
})
