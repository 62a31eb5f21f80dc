import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { keys } from '../test/scripted-vendor.js'
import { volcTos } from './provider.js'

test('asks the bucket of its region', () => {
  expect(volcTos({ bucket: 'kites' }).baseUrl).toBe('https://kites.tos-cn-beijing.volces.com')
  expect(volcTos({ bucket: 'kites', region: 'ap-southeast-1' })).toMatchObject({
    id: 'volc-tos',
    baseUrl: 'https://kites.tos-ap-southeast-1.volces.com',
  })
})

test('asks where the base URL says', () => {
  const baseUrl = 'https://kites.tos-cn-beijing.ivolces.com'
  expect(volcTos({ bucket: 'kites', baseUrl }).baseUrl).toBe(baseUrl)
})

describe('settings', () => {
  test.each([
    ['bucket must be a string, and is missing', {}],
    ['bucket must be 3 to 63 lower-case letters', { bucket: 'a.b' }],
    ["region must be one of 'cn-beijing', 'cn-guangzhou'", { bucket: 'kites', region: 'us-east-1' }],
    ["method must be one of 'GET', 'POST'", { bucket: 'kites', method: 'PUT' }],
    ['expiresInSeconds must be at least 1', { bucket: 'kites', expiresInSeconds: 0 }],
    ['expiresInSeconds must be at most 604800', { bucket: 'kites', expiresInSeconds: 604_801 }],
    ['regoin is not supported; did you mean region?', { bucket: 'kites', regoin: 'a' }],
  ])('are refused: %s', (message, settings) => {
    expect(() => volcTos(settings as never)).toThrow(message)
  })

  test.each([{ expiresInSeconds: 1 }, { expiresInSeconds: 604_800 }, { region: 'cn-beijing2' as const }])(
    'may be %o',
    (settings) => {
      expect(volcTos({ bucket: 'kites', ...settings }).id).toBe('volc-tos')
    },
  )
})

test('shows no secret', async () => {
  const provider = volcTos({ bucket: 'kites', ...keys })
  const url = new URL('https://kites.tos-cn-beijing.volces.com/')
  await provider.authorize({ method: 'GET', path: '/', url, headers: {}, now: new Date() })
  const shown = inspect(provider, { depth: 9, showHidden: true }) + JSON.stringify(provider)
  for (const secret of Object.values(keys)) expect(shown).not.toContain(secret)
})
