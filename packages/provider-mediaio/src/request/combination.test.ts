import { beforeEach, describe, expect, test } from 'vitest'
import { accepted, openScriptedVendor } from '../../test/scripted-vendor.js'
import type { MediaioInput } from '../index.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
beforeEach(() => {
  vendor.requests.length = 0
  vendor.script(accepted)
})
const usual = { prompt: 'the fog lifts', image: 'https://media.example/a.png' }

describe('Hailuo 2.3 makes 1080p in 6 seconds only', () => {
  test.each<[Partial<MediaioInput<'i2v-minimax-v2-3'>>, string, string]>([
    [{}, '768P', '6s'],
    [{ duration: 10 }, '768P', '10s'],
    [{ duration: 10, resolution: '768p' }, '768P', '10s'],
    [{ resolution: '1080p' }, '1080P', '6s'],
    [{ resolution: '1080p', duration: 6 }, '1080P', '6s'],
  ])('%o is sent as %s and %s', async (choices, resolution, duration) => {
    await client.submit('mediaio/i2v-minimax-v2-3', {
      ...usual,
      ...choices,
    } as MediaioInput<'i2v-minimax-v2-3'>)
    expect(vendor.requests).toMatchObject([{ body: { data: { resolution, duration } } }])
  })

  test('10 seconds of it are refused, with what is allowed', async () => {
    const request = { ...usual, resolution: '1080p', duration: 10 } as never
    await expect(client.submit('mediaio/i2v-minimax-v2-3', request)).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'mediaio/i2v-minimax-v2-3: duration must be 6 where resolution is 1080p, got 10.',
    })
    expect(vendor.requests).toEqual([])
  })
})

test('a portable request goes to the first model that makes just that', async () => {
  const task = await client.submit('image-to-video', { ...usual, duration: 10, resolution: '1080p' })
  expect(task.handle.model).toBe('mediaio/i2v-wan-v2-6')
})
