import { createFal } from '@ai-sdk/fal'
import { generateImage } from 'ai'

export const title = '`ai` with `@ai-sdk/fal`'

export function open(origin) {
  const model = createFal({ apiKey: 'benchmark-key', baseURL: `${origin}/run` }).image('fal-ai/kite')
  return () => generateImage({ model, prompt: 'a red kite over the sea' })
}
