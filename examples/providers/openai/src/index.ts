import {
  credential,
  defineModel,
  defineProvider,
  imageToImage,
  textToImage,
  textToSpeech,
  z,
} from '@mediaplug/core/provider'
import { fault } from './fault.js'
import { edit, generation } from './image.js'
import { speech } from './speech.js'

/** OpenAI's images, edits of images, and speech. All of them answer at once, and keep no task. */
export const openai = defineProvider({
  id: 'openai',
  title: 'OpenAI',
  settings: z.strictObject({ apiKey: credential('OPENAI_API_KEY') }),
  baseUrl: 'https://api.openai.com/v1',
  downloads: { hosts: [] },
  authorize: async (_request, { apiKey }) => ({ authorization: `Bearer ${await apiKey()}` }),
  fault,
  models: () => ({
    'gpt-image-1': defineModel({ ...generation, title: 'GPT Image 1', capability: textToImage }),
    'gpt-image-1/edits': defineModel({ ...edit, title: 'GPT Image 1, edits', capability: imageToImage }),
    'gpt-4o-mini-tts': defineModel({ ...speech, title: 'GPT-4o mini TTS', capability: textToSpeech }),
  }),
})
