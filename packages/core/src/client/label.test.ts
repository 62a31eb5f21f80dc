import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/asset-scene.js'
import { collect } from '../../test/collect.js'
import { heard } from '../../test/heard.js'
import { rejection } from '../../test/rejection.js'
import { json, reset } from '../../test/replies.js'
import { apiKey, kite, openScene, scriptSuccess } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { fileJournal } from '../journal/file/file-journal.js'
import type { Journal } from '../journal/journal.js'
import { memoryJournal } from '../journal/memory.js'
import { createClient } from './create-client.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const label = 'order-17'

/** A client with a journal as applications have it. */
async function openWith(journal: Journal) {
  const vendor = await openVendor()
  scriptSuccess(vendor)
  const provider = acme({ apiKey, baseUrl: vendor.origin })
  return { vendor, client: createClient({ providers: [provider], journal, pacing: () => 20 }) }
}

const inFile = async (): Promise<Journal> => fileJournal(join(await temporaryFolder(), 'tasks.jsonl'))

describe.each([
  { kind: 'memory', journalOf: async () => memoryJournal() },
  { kind: 'a file', journalOf: inFile },
])('in a journal in $kind, recovery tells the label', ({ journalOf }) => {
  test('of an accepted task', async () => {
    const { client } = await openWith(await journalOf())
    const task = await client.submit('acme/picture', kite, { label })
    expect(task.label).toBe(label)
    expect(await collect(client.recover())).toMatchObject([{ state: 'accepted', label, handle: task.handle }])
    await task.result()
  })

  test('of an answer that nobody took', async () => {
    const { client } = await openWith(await journalOf())
    await client.submit('acme/drawing', kite, { label })
    expect(await collect(client.recover())).toMatchObject([{ state: 'answered', label }])
  })

  test('of a doubt, and so does its error', async () => {
    const { client, vendor } = await openWith(await journalOf())
    vendor.script('POST /tasks', reset)
    const error = await rejection(client.generate('acme/picture', kite, { label }))
    expect(error).toMatchObject({ code: 'submission-uncertain', submission: { label } })
    expect(await collect(client.recover())).toMatchObject([{ state: 'uncertain', label }])
  })

  test('of what the vendor says that it never accepted', async () => {
    const { client, vendor } = await openWith(await journalOf())
    vendor.script('POST /tasks', reset)
    vendor.script('GET /keys', json({ found: 'unknown' }))
    await rejection(client.submit('acme/traceable', kite, { label }))
    vendor.script('GET /keys', json({ found: 'not-accepted' }))
    expect(await collect(client.recover())).toMatchObject([{ state: 'not-accepted', label }])
  }, 30_000)

  test('and none where there was none', async () => {
    const { client } = await openWith(await journalOf())
    const task = await client.submit('acme/picture', kite)
    expect(task.label).toBeUndefined()
    const [recovered] = await collect(client.recover())
    expect(recovered?.label).toBeUndefined()
  })
})

test('a label stays when the file is rewritten', async () => {
  const path = join(await temporaryFolder(), 'tasks.jsonl')
  const journal = fileJournal(path, { compactAtBytes: 0 })
  const { client } = await openWith(journal)
  await client.submit('acme/drawing', kite, { label })
  for (let job = 0; job < 5; job++) await client.generate('acme/drawing', kite, { label: `other-${job}` })
  await vi.waitFor(async () => {
    const text = await readFile(path, 'utf8')
    expect(text).toContain('"earlier"')
    expect(text).toContain(label)
  })
  await journal.close()
  const another = await openWith(fileJournal(path))
  expect(await collect(another.client.recover())).toMatchObject([{ state: 'answered', label }])
})

test('a journal of an earlier version has no labels, and is read', async () => {
  const path = join(await temporaryFolder(), 'tasks.jsonl')
  const at = new Date().toISOString()
  const intent = { type: 'intent', id: 's1', model: 'acme/picture', at, idempotencyKey: 's1', input: kite }
  await writeFile(path, `{"mediaplug":"journal","v":1}\n${JSON.stringify(intent)}\n`)
  const { client } = await openWith(fileJournal(path))
  const [recovered] = await collect(client.recover())
  expect(recovered).toMatchObject({ id: 's1', state: 'uncertain' })
  expect(recovered?.label).toBeUndefined()
})

test('events tell the label', async () => {
  const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
  const tasks = heard('mediaplug.task')
  const submissions = heard('mediaplug.submission')
  const first = await client.submit('acme/picture', kite, { label: 'first' })
  const second = client.submit('acme/drawing', kite, { label: 'second' })
  await Promise.all([first.result(), second])
  vendor.script('POST /tasks', reset)
  await rejection(client.submit('acme/picture', kite, { label: 'third' }))
  expect(tasks).toMatchObject([
    { label: 'first', state: 'accepted' },
    { label: 'first', state: 'awaited' },
    { label: 'first', state: 'succeeded' },
    { label: 'second', state: 'answered' },
  ])
  expect(submissions).toMatchObject([
    { label: 'first', state: 'began' },
    { label: 'first', state: 'accepted' },
    { label: 'second', state: 'began' },
    { label: 'second', state: 'waiting' },
    { label: 'second', state: 'admitted' },
    { label: 'second', state: 'answered' },
    { label: 'third', state: 'began' },
    { label: 'third', state: 'doubt' },
    { label: 'third', state: 'uncertain' },
  ])
})

test('a credential in a label is taken out of records, events and errors, and nothing of it goes to the vendor', async () => {
  const { client, vendor, journal } = await openScene()
  const tasks = heard('mediaplug.task')
  const secret = { label: `order of ${apiKey}` }
  const task = await client.submit('acme/picture', kite, secret)
  await task.result()
  vendor.script('POST /tasks', reset)
  const error = await rejection(client.submit('acme/picture', kite, secret))
  const recovered = await collect(client.recover())
  for (const told of [task.label, tasks, journal.records, error, recovered]) {
    expect(JSON.stringify(told)).toContain('order of ')
    expect(JSON.stringify(told)).not.toContain(apiKey)
  }
  expect(vendor.requests.map(({ body }) => body).join()).not.toContain('order')
})

test.each(['generate', 'submit'] as const)(
  '%s refuses what is no label before anything is sent',
  async (call) => {
    const { client, vendor, journal } = await openScene()
    const error = await rejection(client[call]('acme/picture', kite, { label: 'two\nlines' }))
    expect(error).toMatchObject({ code: 'invalid-input', issues: [{ path: ['label'] }] })
    expect([vendor.requests, journal.records]).toEqual([[], []])
  },
)

test('what waits for a result takes no label', async () => {
  const { client } = await openScene()
  const task = await client.submit('acme/picture', kite, { label })
  const error = await rejection(task.result({ label } as never))
  expect(error).toMatchObject({ code: 'invalid-input', issues: [{ path: ['label'] }] })
  await task.result()
})
