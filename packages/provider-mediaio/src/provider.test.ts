import { beforeEach, describe, expect, test } from 'vitest'
import { endpoints } from '../test/documented.js'
import { accepted, good, openScriptedVendor } from '../test/scripted-vendor.js'
import { mediaio } from './index.js'

const vendor = await openScriptedVendor()
const elsewhere = await openScriptedVendor()
const { host: evil } = new URL(elsewhere.baseUrl)
const client = vendor.open()
beforeEach(() => {
  vendor.requests.length = 0
  elsewhere.requests.length = 0
})

test('the vendor is where its documents say', () => {
  const origins = new Set(endpoints.map((endpoint) => new URL(endpoint).origin))
  expect([...origins]).toEqual([mediaio({ apiKey: 'key' }).baseUrl])
})

test('results are fetched from the vendor’s own domains', () => {
  const { hosts } = mediaio({ apiKey: 'key' }).downloads
  expect(hosts).toEqual(['.media.io', '.wondershare.com', '.wondershare.cc'])
})

const refs = [
  `//${evil}/x`,
  `http://${evil}/x`,
  `@${evil}`,
  `:80@${evil}/`,
  `\\\\${evil}\\x`,
  '..%2f..',
  '../../user/credits',
  'a/b?c=d#e',
  '%2e%2e',
  ';x=1',
]
const handle = (ref: string) => ({
  v: 1 as const,
  model: 'mediaio/t2i-imagen-4' as const,
  ref,
  submittedAt: '2026-01-02T03:04:05.000Z',
})
const done = good({ status: 'completed', result: ['https://cdn.media.io/a.png'] })

describe.each(refs)('the reference %s', (ref) => {
  const path = `/generation/result/${encodeURIComponent(ref)}`

  test('of a forged handle is asked for at the vendor, as one part of the path', async () => {
    vendor.script(done)
    await client.resume(handle(ref)).result()
    expect(vendor.requests.map((request) => request.path)).toEqual([path])
    expect(elsewhere.requests).toEqual([])
  })

  test('that the vendor gives is asked for there too', async () => {
    vendor.script(good({ task_id: ref }), done)
    await client.generate('mediaio/t2i-imagen-4', { prompt: 'a kite' })
    expect(vendor.requests.map((request) => request.path)).toEqual(['/generation/imagen/t2i-imagen-4', path])
    expect(elsewhere.requests).toEqual([])
  })
})

test.each(['.', '..'])('the reference %s leads nowhere: nothing is sent', async (ref) => {
  vendor.script(done)
  const handleOfNothing = handle(ref)
  await expect(client.resume(handleOfNothing).result()).rejects.toMatchObject({
    code: 'invalid-input',
    handle: handleOfNothing,
  })
  expect(vendor.requests).toEqual([])
})

test('a redirect is not followed', async () => {
  vendor.script(accepted, { status: 307, headers: { location: `${elsewhere.baseUrl}/x` }, body: '' })
  const task = await client.submit('mediaio/t2i-imagen-4', { prompt: 'a kite' })
  await expect(task.result({ timeoutMs: 300 })).rejects.toMatchObject({ handle: task.handle })
  expect(elsewhere.requests).toEqual([])
})

test('a file on another host than the vendor’s own is not fetched', async () => {
  vendor.script(accepted, good({ status: 'completed', result: [`${elsewhere.baseUrl}/a.png`] }))
  const { assets } = await client.generate('mediaio/t2i-imagen-4', { prompt: 'a kite' })
  await expect(assets[0].bytes()).rejects.toMatchObject({ code: 'download' })
  expect(elsewhere.requests).toEqual([])
})
