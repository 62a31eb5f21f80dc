import { createClient } from '@mediaplug/core'
import { expect, onTestFinished, test } from 'vitest'
import { openVendor } from '../test/scripted-vendor.js'
import { acmeStudio } from './index.js'

async function open() {
  const vendor = await openVendor()
  onTestFinished(() => vendor.close())
  const { baseUrl, credentials, pacing } = vendor
  const client = createClient({
    providers: [acmeStudio({ baseUrl, apiKey: credentials.apiKey ?? '' })],
    pacing,
  })
  return { vendor, client }
}

test('an icon comes with its seed', async () => {
  const { client } = await open()
  const { assets, details } = await client.generate('acme-studio/icon', { prompt: 'a red kite', seed: 7 })
  expect(assets).toMatchObject([{ kind: 'image', mediaType: 'image/png' }])
  expect(details).toEqual({ seed: 7 })
})

test('a clip is asked for in the words of the vendor, and tells what it cost', async () => {
  const { vendor, client } = await open()
  const { usage } = await client.generate('text-to-video', { prompt: 'a red kite', duration: 10 })
  expect(vendor.log[0]?.body).toEqual({ text: 'a red kite', seconds: 10 })
  expect(usage).toEqual({ amount: 20, unit: 'credits' })
})

test('a waiting clip tells its place', async () => {
  const { client } = await open()
  const task = await client.submit('acme-studio/clip', { prompt: 'a red kite' })
  for await (const status of task.statuses()) {
    expect(status).toMatchObject({ state: 'queued', position: 3 })
    break
  }
})

test('a clip that was canceled ends as canceled', async () => {
  const { client } = await open()
  const task = await client.submit('acme-studio/clip', { prompt: 'a red kite' })
  await task.cancel()
  await expect(task.result()).rejects.toMatchObject({ code: 'canceled' })
})
