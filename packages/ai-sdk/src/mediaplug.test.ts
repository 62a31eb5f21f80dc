import type { AnyClient } from '@mediaplug/core'
import { expect, test } from 'vitest'
import { openAcme } from '../test/acme.js'
import { mediaplug } from './index.js'

async function openMedia() {
  const client: AnyClient = (await openAcme()).client
  return mediaplug(client)
}

test.each([
  [
    'image',
    'acme/clip',
    "acme/clip: .image() takes a model that makes pictures alone, and this one serves text-to-video. Use .video('acme/clip').",
  ],
  ['video', 'acme/canvas', "Use .image('acme/canvas')."],
  ['speech', 'acme/canvas', "Use .image('acme/canvas')."],
] as const)('a model of another kind is refused: %s of %s', async (kind, id, message) => {
  const media = await openMedia()
  expect(() => media[kind](id)).toThrow(message)
})

test('a model that there is not is told with what may have been meant', async () => {
  const media = await openMedia()
  expect(() => media.image('acme/canvass')).toThrow(
    /There is no model 'acme\/canvass'\. Did you mean acme\/canvas/,
  )
  expect(() => media.tools({ draw: 'acme/kanvas' })).toThrow(/Did you mean acme\/canvas/)
})
