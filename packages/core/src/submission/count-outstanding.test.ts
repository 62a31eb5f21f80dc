import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json, stall } from '../../test/replies.js'
import { kite, openScene, sceneAt } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor, type ScriptedVendor } from '../../test/scripted-vendor.js'
import { createClient } from '../client/create-client.js'
import { memoryJournal } from '../journal/memory.js'

/** A vendor whose tasks run until they are finished by name. It counts those that it has. */
async function openBusyVendor() {
  const vendor = await openVendor()
  const running = new Set<string>()
  let created = 0
  let most = 0
  vendor.script('POST /tasks', (response, request) => {
    const id = `t${++created}`
    running.add(id)
    most = Math.max(most, running.size)
    json({ id })(response, request)
  })
  vendor.script('GET /tasks', (response, request) => {
    const id = request.path.slice('/tasks/'.length)
    const status = running.has(id)
      ? { state: 'running' }
      : { state: 'succeeded', url: `${vendor.origin}/file` }
    json(status)(response, request)
  })
  return { vendor, running, most: () => most }
}

/** Three tasks of a process that ended, as its journal has them. */
async function leaveThree(vendor: ScriptedVendor) {
  const limits = { concurrentTasks: 3 }
  const { client, journal } = sceneAt(vendor.origin, { limits })
  const tasks = []
  for (let task = 0; task < 3; task++) tasks.push(await client.submit('acme/picture', kite))
  const later = sceneAt(vendor.origin, { limits, journal: recordingJournal() })
  for (const record of journal.records) await later.journal.append(record)
  const ids = tasks.map(({ submission }) => submission)
  return { handles: tasks.map(({ handle }) => handle), ids, ...later }
}

describe('the tasks that an earlier process left at the vendor', () => {
  test('count from the first submission on, whether they are resumed or not', async () => {
    const { vendor, running, most } = await openBusyVendor()
    const { client } = await leaveThree(vendor)
    const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 200 }))
    expect(error).toMatchObject({ code: 'timeout', phase: 'start' })
    expect(error.message).toMatch(/Nothing was sent.*limit.*3.*acme\/picture t1 .*acme\/picture t3/)
    const submitted = client.submit('acme/picture', kite)
    running.delete('t2')
    await submitted
    expect(most()).toBe(3)
  })

  test('are resumed without waiting, and count once however often', async () => {
    const { vendor, running, most } = await openBusyVendor()
    const { client, handles } = await leaveThree(vendor)
    const results = [...handles, ...handles].map((handle) => client.resume(handle).result())
    const three = [1, 2, 3].map(() => client.submit('acme/picture', kite))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(vendor.seen('POST /tasks')).toHaveLength(3)
    running.clear()
    await Promise.all([...results, ...three])
    expect(most()).toBe(3)
    expect(vendor.seen('POST /tasks')).toHaveLength(6)
  })

  test('count where they are resumed by a handle that no journal has, be it over the limit', async () => {
    const { vendor, running } = await openBusyVendor()
    const { handles } = await leaveThree(vendor)
    const { client } = sceneAt(vendor.origin, { limits: { concurrentTasks: 1 } })
    const results = handles.map((handle) => client.resume(handle).result())
    await rejection(client.submit('acme/picture', kite, { timeoutMs: 100 }))
    running.delete('t1')
    running.delete('t2')
    await Promise.all(results.slice(0, 2))
    await rejection(client.submit('acme/picture', kite, { timeoutMs: 100 }))
    running.delete('t3')
    await client.submit('acme/picture', kite)
  })

  test('stop a submission whose journal cannot be read, with nothing sent', async () => {
    const { vendor } = await openBusyVendor()
    const journal = recordingJournal()
    const { client } = sceneAt(vendor.origin, {
      limits: { concurrentTasks: 1 },
      journal: { ...journal, unsettled: () => Promise.reject(new Error('EIO')) },
    })
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({
      code: 'journal',
      provider: 'acme',
      model: 'acme/picture',
      phase: 'input',
      message: expect.stringContaining('nothing was sent: EIO'),
      cause: { message: 'EIO' },
    })
    expect(vendor.requests).toHaveLength(0)
  })

  test('keep nobody who stops while the journal is read', async () => {
    const { vendor } = await openBusyVendor()
    const { client } = sceneAt(vendor.origin, {
      limits: { concurrentTasks: 1 },
      journal: { ...recordingJournal(), unsettled: () => new Promise(() => {}) },
    })
    const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 50 }))
    expect(error).toMatchObject({ code: 'timeout', provider: 'acme', model: 'acme/picture', phase: 'start' })
    expect(error.message).toContain('Nothing was sent.')
    expect(vendor.requests).toHaveLength(0)
  })

  test('count from the first submission after the journal can be read again', async () => {
    const { vendor } = await openBusyVendor()
    const { client, journal } = await leaveThree(vendor)
    const unsettled = vi.spyOn(journal, 'unsettled').mockRejectedValueOnce(new Error('EIO'))
    expect(await rejection(client.submit('acme/picture', kite))).toMatchObject({ code: 'journal' })
    const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 100 }))
    expect(error.message).toMatch(/limit.*3.*acme\/picture t1 .*acme\/picture t3/)
    expect(unsettled).toHaveBeenCalledTimes(2)
    expect(vendor.seen('POST /tasks')).toHaveLength(3)
  })

  test('count no more where their model cannot be asked after them, or is not installed', async () => {
    const { vendor, running } = await openBusyVendor()
    running.add('t9')
    const journal = recordingJournal()
    const { client } = sceneAt(vendor.origin, { limits: { concurrentTasks: 1 }, journal })
    const at = new Date().toISOString()
    for (const model of ['acme/drawing', 'acme/gone']) {
      const id = randomUUID()
      await journal.append({ type: 'intent', id, model, at, idempotencyKey: id, input: kite })
      await journal.append({ type: 'accepted', id, at, handle: { v: 1, model, ref: 't9', submittedAt: at } })
    }
    await expect(client.submit('acme/picture', kite, { timeoutMs: 2_000 })).resolves.toHaveProperty('handle')
  })
})

test('the tasks of one account do not count at another, though both have one memory', async () => {
  const { vendor } = await openBusyVendor()
  const journal = memoryJournal()
  const accounts = ['one', 'two'].map((apiKey) =>
    createClient({
      providers: [acme({ apiKey, baseUrl: vendor.origin, limits: { concurrentTasks: 1 } })],
      journal,
      pacing: () => 20,
    }),
  )
  for (const client of accounts) {
    const task = await client.submit('acme/picture', kite, { timeoutMs: 2_000 })
    expect(task.isRecorded).toBe(true)
  }
})

describe('a task of which the vendor never speaks again', () => {
  test.each([['by its handle'], ['by its id']])('lets its place go when it is settled %s', async (by) => {
    const { client, vendor, journal } = await openScene({ limits: { concurrentTasks: 1 } })
    vendor.script('GET /tasks', json({}, { status: 404 }))
    const task = await client.submit('acme/picture', kite)
    const waiting = client.submit('acme/picture', kite)
    await vi.waitFor(() => expect(vendor.seen('GET /tasks')).not.toHaveLength(0))
    const [intent] = journal.records
    await client.settle(by === 'by its id' && intent?.type === 'intent' ? intent.id : task.handle)
    await expect(waiting).resolves.toHaveProperty('handle')
    expect(vendor.seen('POST /tasks')).toHaveLength(2)
  })

  test.each([['by its handle'], ['by its id']])(
    'lets its place go when it was left by an earlier process and is settled %s',
    async (by) => {
      const { vendor } = await openBusyVendor()
      const { client, handles, ids } = await leaveThree(vendor)
      await rejection(client.submit('acme/picture', kite, { timeoutMs: 50 }))
      await client.settle((by === 'by its id' ? ids[1] : handles[1]) ?? '')
      await expect(client.submit('acme/picture', kite)).resolves.toHaveProperty('handle')
    },
  )

  test('is named by those that it keeps from starting', async () => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    vendor.script('GET /tasks', json({}, { status: 404 }))
    const { handle } = await client.submit('acme/picture', kite)
    const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 100 }))
    expect(error.message).toContain(`acme/picture t1 (since ${handle.submittedAt})`)
    expect(error.message).toContain('client.settle(handle)')
    expect(error.message).not.toMatch(/being submitted|more/)
  })

  test.each([
    [5, /t1 \(since [^)]+\), .*acme\/picture t5 \(since [^)]+\), 1 being submitted\. If/],
    [6, /t1 \(since [^)]+\), .*acme\/picture t5 \(since [^)]+\), 1 being submitted and 1 more\. If/],
    [7, /t1 \(since [^)]+\), .*acme\/picture t5 \(since [^)]+\), 1 being submitted and 2 more\. If/],
  ])('is one of five that are named, of %i and one that is on its way', async (tasks, names) => {
    const { vendor } = await openBusyVendor()
    const { client } = sceneAt(vendor.origin, { limits: { concurrentTasks: tasks + 1 } })
    for (let task = 0; task < tasks; task++) await client.submit('acme/picture', kite)
    vendor.script('POST /tasks', stall())
    const sending = rejection(client.submit('acme/picture', kite, { timeoutMs: 1_000 }))
    await vi.waitFor(() => expect(vendor.seen('POST /tasks')).toHaveLength(tasks + 1))
    const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 100 }))
    expect(error.message).toMatch(names)
    expect(error.message).not.toContain('picture t6')
    await sending
  })
})
