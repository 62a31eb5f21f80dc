import '../../test/last-resort.js'
import { createSandbox } from '@mediaplug/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromSandbox } from './from-sandbox.js'

describe('a vendor of a sandbox', () => {
  let sandbox: Awaited<ReturnType<typeof open>>
  const open = () => createSandbox({ vendors: ['tomoviee', 'edrawmax'] })
  beforeAll(async () => {
    sandbox = await open()
  })
  afterAll(() => sandbox.close())

  test('has its base URL and its credentials', () => {
    const vendor = fromSandbox(sandbox, 'tomoviee')
    expect(vendor.baseUrl).toBe(sandbox.baseUrls.tomoviee)
    expect(vendor.credentials).toEqual(sandbox.credentials.tomoviee)
    expect(vendor.settings).toEqual({})
  })

  test('has plain settings apart from its secrets', () => {
    const vendor = fromSandbox(sandbox, 'tomoviee', { settings: ['appKey'] })
    expect(vendor.settings).toEqual({ appKey: sandbox.credentials.tomoviee.appKey })
    expect(vendor.credentials).toEqual({ appSecret: sandbox.credentials.tomoviee.appSecret })
  })

  test('shows its own requests, as they come, and no other vendor’s', async () => {
    const vendor = fromSandbox(sandbox, 'edrawmax')
    await fetch(`${sandbox.baseUrls.tomoviee}/v1/open/pub/task`, { method: 'POST' })
    await fetch(`${vendor.baseUrl}/skills/generate-gantt`, { method: 'POST' })
    expect(vendor.log).toMatchObject([{ operation: 'create', method: 'POST', accepted: false }])
  })

  test('meets the faults that it is asked for', async () => {
    const vendor = fromSandbox(sandbox, 'tomoviee')
    await vendor.fault({ operation: 'poll', kind: 'status', status: 503 })
    const answer = await fetch(`${vendor.baseUrl}/v1/open/pub/task`, { method: 'POST' })
    expect(answer.status).toBe(503)
  })
})
