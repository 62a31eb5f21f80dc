import { describe, expect, test, vi } from 'vitest'
import { after, json, stall } from '../../test/replies.js'
import { apiKey, kite } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor, type ScriptedVendor } from '../../test/scripted-vendor.js'
import { createClient } from '../client/create-client.js'
import type { ConnectionSettings } from '../contract/connection-settings.js'

function clientOf({ origin }: ScriptedVendor, connections: ConnectionSettings = {}) {
  const provider = acme({ apiKey, baseUrl: origin, connections })
  return createClient({ providers: [provider], pacing: () => 20 })
}

async function openVendorWithTasks(): Promise<ScriptedVendor> {
  const vendor = await openVendor()
  vendor.script('POST /tasks', json({ id: 't1' }))
  vendor.script('GET /tasks', json({ state: 'succeeded', url: `${vendor.origin}/file` }))
  return vendor
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a paid request', () => {
  test('uses the connection of one that ended a moment ago', async () => {
    const vendor = await openVendorWithTasks()
    const client = clientOf(vendor)
    for (let start = 0; start < 5; start++) {
      await client.submit('acme/picture', kite)
      await pause(5)
    }
    expect(vendor.connections()).toBe(1)
  })

  test('uses none that has been idle for more than a second, whatever the vendor offers', async () => {
    const vendor = await openVendor()
    vendor.script('POST /tasks', json({ id: 't1' }, { headers: { 'keep-alive': 'timeout=600' } }))
    const client = clientOf(vendor)
    await client.submit('acme/picture', kite)
    await pause(1_300)
    await client.submit('acme/picture', kite)
    expect(vendor.connections()).toBe(2)
  })

  test('opens one of its own each time where the user says so', async () => {
    const vendor = await openVendorWithTasks()
    const client = clientOf(vendor, { starts: 'fresh' })
    for (let start = 0; start < 3; start++) await client.submit('acme/picture', kite)
    expect(vendor.connections()).toBe(3)
  })
})

describe('the connections to a vendor', () => {
  test('are bounded, however many requests there are at once', async () => {
    const vendor = await openVendorWithTasks()
    const client = clientOf(vendor, { perOrigin: 6 })
    const many = Array.from({ length: 100 }, () => client.generate('acme/picture', kite))
    await expect(Promise.all(many)).resolves.toHaveLength(100)
    expect(vendor.connections()).toBeLessThanOrEqual(6)
  })

  test('that slow starts use do not hold up polls', async () => {
    const vendor = await openVendorWithTasks()
    vendor.script('POST /drawings', stall())
    const client = clientOf(vendor, { perOrigin: 4 })
    const task = await client.submit('acme/picture', kite)
    const stop = new AbortController()
    const slow = Array.from({ length: 10 }, () =>
      client.generate('acme/drawing', kite, { signal: stop.signal }).catch(() => {}),
    )
    await vi.waitFor(() => expect(vendor.seen('POST /drawings')).toHaveLength(2))
    await expect(task.result()).resolves.toHaveProperty('assets')
    stop.abort()
    await Promise.all(slow)
  })

  test('let a start go that waits for one, with nothing sent', async () => {
    const vendor = await openVendor()
    vendor.script('POST /drawings', after(300, json({ url: `${vendor.origin}/file` })))
    const client = clientOf(vendor, { perOrigin: 2 })
    const first = client.generate('acme/drawing', kite)
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
    const waiting = client.generate('acme/drawing', kite, { timeoutMs: 50 })
    await expect(waiting).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('The vendor accepted nothing.'),
    })
    await first
    expect(vendor.requests).toHaveLength(1)
  })
})
