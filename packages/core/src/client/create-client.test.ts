import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { after, json } from '../../test/replies.js'
import { apiKey, kite, openScene, scriptSuccess } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { createClient } from './create-client.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe('generate', () => {
  test.each(['acme/picture', 'acme/drawing', 'text-to-image'] as const)('%s gives files', async (target) => {
    const { client, vendor } = await openScene()
    const { assets } = await client.generate(target, kite)
    expect(assets).toMatchObject([{ kind: 'image', url: `${vendor.origin}/file` }])
  })

  test('waits as long as the call says, though the client usually waits less', async () => {
    const { client, vendor } = await openScene({ timeoutMs: 50 })
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({ state: 'running' }), after(150, done))
    await expect(client.generate('acme/picture', kite, { timeoutMs: 5_000 })).resolves.toHaveProperty(
      'assets',
    )
  })

  test('waits no longer in all than the call says', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', after(1_000, json({ id: 't1' })))
    vendor.script('GET /tasks', json({ state: 'running' }))
    const startedAt = performance.now()
    const error = await rejection(client.generate('acme/picture', kite, { timeoutMs: 1_200 }))
    expect(performance.now() - startedAt).toBeLessThan(2_200)
    expect(error).toMatchObject({ code: 'timeout', handle: { ref: 't1' } })
  })

  test('sends nothing for an input that the model does not take', async () => {
    const { client, vendor, journal } = await openScene()
    const input: { prompt: string } = { prompt: '' }
    const error = await rejection(client.generate('acme/picture', input))
    expect(error).toMatchObject({ code: 'invalid-input', phase: 'input' })
    expect(vendor.requests).toHaveLength(0)
    expect(journal.records).toHaveLength(0)
  })

  test('sends what was asked for', async () => {
    const { client, vendor } = await openScene()
    await client.generate('acme/picture', kite)
    const [request] = vendor.requests
    expect(JSON.parse(request?.body ?? '')).toMatchObject(kite)
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      accept: 'application/json',
    })
  })
})

describe('a credential', () => {
  test('that is missing is an auth error which names its variable, and nothing is sent', async () => {
    vi.stubEnv('ACME_API_KEY', undefined)
    const vendor = await openVendor()
    const client = createClient({ providers: [acme({ baseUrl: vendor.origin })] })
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ code: 'auth', provider: 'acme', phase: 'start', retryable: false })
    expect(error.message).toContain('ACME_API_KEY')
    expect(vendor.connections()).toBe(0)
  })

  test('is read from the environment when it is first used', async () => {
    vi.stubEnv('ACME_API_KEY', undefined)
    const vendor = await openVendor()
    scriptSuccess(vendor)
    const client = createClient({ providers: [acme({ baseUrl: vendor.origin })], pacing: () => 20 })
    vi.stubEnv('ACME_API_KEY', 'sk-from-environment')
    await client.generate('acme/picture', kite)
    expect(vendor.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer sk-from-environment',
      'Bearer sk-from-environment',
    ])
  })

  test('from a vault is fetched anew for each request, so that it may change', async () => {
    const vendor = await openVendor()
    scriptSuccess(vendor)
    let version = 0
    const provider = acme({ baseUrl: vendor.origin, apiKey: async () => `sk-version-${++version}` })
    await createClient({ providers: [provider], pacing: () => 20 }).generate('acme/picture', kite)
    expect(vendor.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer sk-version-1',
      'Bearer sk-version-2',
    ])
  })

  test('whose vault fails is an error, and nothing is sent', async () => {
    const vendor = await openVendor()
    const apiKey = () => Promise.reject(new Error('vault is sealed'))
    const client = createClient({ providers: [acme({ baseUrl: vendor.origin, apiKey })] })
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error.message).toContain('vault is sealed')
    expect(error).toMatchObject({ code: 'auth' })
    expect(error.submission).toBeUndefined()
    expect(vendor.requests).toHaveLength(0)
  })
})
