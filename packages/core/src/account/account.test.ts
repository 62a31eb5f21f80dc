import { describe, expect, test } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { after, json, reset, stall } from '../../test/replies.js'
import { apiKey, openScene } from '../../test/scene.js'
import { createClient } from '../client/create-client.js'
import { defineProvider, type Provider, z } from '../provider.js'

describe('an account', () => {
  test('tells how many credits are left', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /credits', json({ credits: 12 }))
    expect(await client.account('acme').credits()).toBe(12)
    expect(vendor.seen('GET /credits')[0]?.headers.authorization).toBe(`Bearer ${apiKey}`)
  })

  test('is asked again after faults that pass: asking costs nothing', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /credits', reset, json({}, { status: 503 }), json({ credits: 0 }))
    expect(await client.account('acme').credits()).toBe(0)
  })

  test('is not asked again after one that does not pass', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /credits', json({ error: { code: 'who', message: 'no such key' } }, { status: 401 }))
    const error = await rejection(client.account('acme').credits())
    expect(error).toMatchObject({ code: 'failed', phase: 'account', provider: 'acme', vendorCode: 'who' })
    expect(error.message).toBe('acme: no such key')
    expect(vendor.requests).toHaveLength(1)
  })

  test('that is no number is a protocol error', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /credits', json({ credits: 'many' }))
    expect(await rejection(client.account('acme').credits())).toMatchObject({ code: 'protocol' })
  })

  test.each([
    { code: 'timeout', options: { timeoutMs: 50 } },
    { code: 'timeout', options: { signal: AbortSignal.timeout(50) } },
    { code: 'aborted', options: { signal: AbortSignal.abort() } },
  ])('stops waiting: $code', async ({ code, options }) => {
    const { client, vendor } = await openScene()
    vendor.script('GET /credits', stall())
    const error = await rejection(client.account('acme').credits(options))
    expect(error).toMatchObject({ code, phase: 'account' })
    expect(error.message).toContain('The credits are not known.')
  })

  test('with a provider that is not installed is an error', async () => {
    const { client } = await openScene()
    expect(() => client.account('acne' as never)).toThrow("There is no provider 'acne'. Installed are: acme.")
  })

  test('may be asked for where it is not known which providers there are', async () => {
    const { provider, vendor } = await openScene()
    vendor.script('GET /credits', json({ credits: 12 }))
    const providers: Provider[] = [provider]
    expect(await createClient({ providers }).account('acme').credits()).toBe(12)
  })

  test('with a vendor that tells nothing does not compile, and is an error', async () => {
    const { provider } = await openScene()
    const silent = defineProvider({
      id: 'silent',
      title: 'Silent',
      settings: z.strictObject({}),
      baseUrl: 'https://silent.example',
      downloads: { hosts: [] },
      models: () => provider.models,
    })()
    const client = createClient({ providers: [silent, provider] })
    // @ts-expect-error only acme tells of its credits
    expect(() => client.account('silent')).toThrow('silent: the vendor tells nothing of credits.')
    expect(client.account('acme')).toHaveProperty('credits')
  })
})

describe('a task that fails for want of credits', () => {
  test('is an error that says how many are left', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', json({ error: { code: 'no-credits', message: 'not enough credits' } }))
    vendor.script('GET /credits', json({ credits: 3 }))
    const error = await rejection(client.generate('acme/picture', { prompt: 'a kite' }))
    expect(error).toMatchObject({ code: 'quota', phase: 'poll', creditsLeft: 3, handle: { ref: 't1' } })
  })
})

describe('a start that the vendor refuses for want of credits', () => {
  const refused = json({ error: { code: 'no-credits', message: 'not enough credits' } })

  test('is an error that says how many are left', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', refused)
    vendor.script('GET /credits', json({ credits: 3 }))
    const error = await rejection(client.submit('acme/picture', { prompt: 'a kite' }))
    expect(error).toMatchObject({ code: 'quota', phase: 'start', model: 'acme/picture', creditsLeft: 3 })
    expect(error.message).toBe('acme/picture: not enough credits. The account has 3 credits left.')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test('asks once for all that are refused at the same time', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', refused)
    vendor.script('GET /credits', after(200, json({ credits: 3 })))
    const submits = Array.from({ length: 5 }, () => rejection(client.submit('acme/picture', { prompt: 'x' })))
    for (const error of await Promise.all(submits)) expect(error.creditsLeft).toBe(3)
    expect(vendor.seen('GET /credits')).toHaveLength(1)
  })

  test('is told when the caller’s time runs out before the number comes', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', refused)
    vendor.script('GET /credits', stall())
    const error = await rejection(client.submit('acme/picture', { prompt: 'a kite' }, { timeoutMs: 1_000 }))
    expect(error).toMatchObject({ code: 'quota', message: 'acme/picture: not enough credits' })
  })

  test('is the same error without the number where that cannot be told', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', refused)
    vendor.script('GET /credits', reset)
    const error = await rejection(client.submit('acme/picture', { prompt: 'a kite' }))
    expect(error).toMatchObject({ code: 'quota', message: 'acme/picture: not enough credits' })
    expect(error).not.toHaveProperty('creditsLeft', expect.anything())
  })
})
