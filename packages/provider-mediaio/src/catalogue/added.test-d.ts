import { createClient } from '@mediaplug/core'
import { test } from 'vitest'
import { mediaio } from '../index.js'

const image = 'https://media.example/a.png'
const prompt = 'the fog lifts'
const client = createClient({
  providers: [
    mediaio({
      models: {
        'i2v-kling-v4-0': {
          title: 'Kling 4.0',
          capability: 'image-to-video',
          family: 'kling',
          prompt: { maxCharacters: 2500 },
          image: {},
          duration: { values: [5, 20], default: 5 },
          parameters: { camera: { values: ['still', 'free'] }, negative_prompt: {} },
        },
      },
    }),
  ],
})

test('a model that the settings add is typed by its description', () => {
  client.generate('mediaio/i2v-kling-v4-0', {
    prompt,
    image,
    duration: 20,
    camera: 'free',
    negative_prompt: 'x',
  })
  // @ts-expect-error it makes 5 or 20 seconds
  client.generate('mediaio/i2v-kling-v4-0', { prompt, image, duration: 10 })
  // @ts-expect-error its camera is still or free
  client.generate('mediaio/i2v-kling-v4-0', { prompt, image, camera: 'round' })
  // @ts-expect-error it has no resolution
  client.generate('mediaio/i2v-kling-v4-0', { prompt, image, resolution: '720p' })
  // @ts-expect-error an image is required
  client.generate('mediaio/i2v-kling-v4-0', { prompt })
  // @ts-expect-error nobody added this one
  client.generate('mediaio/i2v-kling-v5-0', { prompt, image })
})

test('the others are as ever, under another id too', () => {
  client.generate('mediaio/i2v-kling-v3-0', { prompt, image, duration: 8 })
  const second = createClient({
    providers: [
      mediaio({
        as: 'studio',
        models: {
          't2i-new': {
            title: 'New',
            capability: 'text-to-image',
            family: 'new',
            prompt: { maxCharacters: 9 },
          },
        },
      }),
    ],
  })
  second.generate('studio/t2i-new', { prompt })
  second.generate('studio/t2i-imagen-4', { prompt })
  // @ts-expect-error a family is required
  mediaio({ models: { 't2i-new': { title: 'New', capability: 'text-to-image' } } })
})
