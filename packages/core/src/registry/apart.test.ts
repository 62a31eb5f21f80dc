import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { rejection } from '../../test/rejection.js'
import { textToImage } from '../capability/image.js'
import { textToVideo } from '../capability/video.js'
import { createClient } from '../client/create-client.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'

const input = z.strictObject({ prompt: z.string() })
const kite = { prompt: 'a red kite' }
const image = { kind: 'image', mediaType: 'image/png', bytes: new Uint8Array(1) } as const
const draw = async () => ({ output: { assets: [image] as const } })
const film = {
  input,
  capability: textToVideo,
  start: async () => ({ output: { assets: [{ ...image, kind: 'video' as const }] } }),
}

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({ region: z.string() }),
  baseUrl: 'https://acme.example',
  downloads: { hosts: [] },
  models: ({ region }) => ({
    early: defineModel({ title: 'Early', capability: textToImage, input, experimental: true, start: draw }),
    steady: defineModel({
      title: 'Steady',
      description: 'For pictures that are to look the same tomorrow.',
      capability: textToImage,
      input,
      start: draw,
    }),
    film: defineModel({
      ...film,
      title: 'Film',
      unavailable: region === 'north' ? undefined : 'it is in the region north only',
    }),
    trial: defineModel({ ...film, title: 'Trial', experimental: true }),
  }),
})

describe('an experimental model', () => {
  const client = createClient({ providers: [acme({ region: 'south' })] })

  test('is listed as such, and served by its own id', async () => {
    expect(client.models.map(({ id, experimental, description }) => [id, experimental, description])).toEqual(
      [
        ['acme/early', true, undefined],
        ['acme/steady', false, 'For pictures that are to look the same tomorrow.'],
        ['acme/trial', true, undefined],
      ],
    )
    expect((await client.submit('acme/early', kite)).model).toBe('acme/early')
  })

  test('is never chosen by its capability', async () => {
    expect((await client.submit('text-to-image', kite)).model).toBe('acme/steady')
  })
})

describe('a model that the account lacks', () => {
  test('is named with the reason', async () => {
    const client = createClient({ providers: [acme({ region: 'south' })] })
    const reason = 'acme/film is not available to this account: it is in the region north only.'
    expect(await rejection(client.generate('acme/film', kite))).toMatchObject({
      code: 'unsupported',
      message: reason,
      model: 'acme/film',
    })
    expect((await rejection(client.generate('text-to-video', kite))).message).toBe(`text-to-video: ${reason}`)
  })

  test('is there for an account that has it', async () => {
    const client = createClient({ providers: [acme({ region: 'north' })] })
    expect((await client.submit('text-to-video', kite)).model).toBe('acme/film')
  })
})
