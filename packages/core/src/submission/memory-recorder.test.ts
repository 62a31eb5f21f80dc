import { expect, test, vi } from 'vitest'
import { collect } from '../../test/collect.js'
import { rejection } from '../../test/rejection.js'
import { json, reset } from '../../test/replies.js'
import { kite, scriptSuccess } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { createClient } from '../client/create-client.js'
import { memoryJournal } from '../journal/memory.js'

/** A client whose journal is memory. */
async function openInMemory() {
  const vendor = await openVendor()
  scriptSuccess(vendor)
  const journal = memoryJournal()
  const client = createClient({
    providers: [acme({ apiKey: 'sk-kite', baseUrl: vendor.origin })],
    journal,
    pacing: () => 20,
  })
  return { vendor, client, journal }
}

test('a journal in memory lacks no acceptance', async () => {
  const { client } = await openInMemory()
  expect((await client.submit('acme/picture', kite)).isRecorded).toBe(true)
})

test('what is being sent is no doubt of a journal in memory, and is one when it breaks', async () => {
  const { client, vendor } = await openInMemory()
  let breakOff = (): void => {}
  vendor.script('POST /tasks', (response, request) => {
    breakOff = () => reset(response, request)
  })
  const submitted = rejection(client.submit('acme/picture', kite))
  await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
  expect(await collect(client.recover())).toEqual([])
  breakOff()
  const { submission } = await submitted
  expect(await collect(client.recover())).toMatchObject([{ state: 'uncertain', id: submission?.id }])
})

test('a journal in memory forgets what ended, by its task or by a handle, and what is dismissed', async () => {
  const { client, vendor } = await openInMemory()
  await client.generate('acme/picture', kite)
  await vi.waitFor(async () => expect(await collect(client.recover())).toEqual([]))
  const task = await client.submit('acme/picture', kite)
  await client.resume(task.handle).result()
  await vi.waitFor(async () => expect(await collect(client.recover())).toEqual([]))
  vendor.script('POST /tasks', reset)
  const { submission } = await rejection(client.submit('acme/picture', kite))
  await client.settle(submission?.id ?? '')
  expect(await collect(client.recover())).toEqual([])
})

test('a journal in memory holds nothing of a submission that was refused', async () => {
  const { client, vendor, journal } = await openInMemory()
  vendor.script('POST /tasks', json({}, { status: 401 }))
  expect(await rejection(client.submit('acme/picture', kite))).toMatchObject({ code: 'auth' })
  expect(await journal.unsettled()).toEqual([])
})
