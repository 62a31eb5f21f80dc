import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { temporaryFolder } from '../../test/asset-scene.js'
import { collect } from '../../test/collect.js'
import { growOld } from '../../test/grow-old.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { kite, openScene, sceneAt } from '../../test/scene.js'
import { textToImage } from '../capability/image.js'
import { createClient } from '../client/create-client.js'
import { defineModel, type ProducedBy } from '../contract/model.js'
import type { StartedOutput } from '../contract/started.js'
import { fileJournal } from '../journal/file/file-journal.js'

describe('a result that came beside a reference', () => {
  async function openQuick(answer: object = {}) {
    const scene = await openScene({ limits: { concurrentTasks: 1 } })
    const { vendor } = scene
    vendor.script('POST /quick', json({ id: 't1', url: `${vendor.origin}/quick-file`, ...answer }))
    vendor.script('DELETE /tasks', json({}))
    return scene
  }

  test('is delivered without a poll, and counts no longer among the tasks at a time', async () => {
    const { client, vendor, journal } = await openQuick()
    const task = await client.submit('acme/quick', kite)
    await expect(task.result()).resolves.toMatchObject({ assets: [{ url: `${vendor.origin}/quick-file` }] })
    await client.generate('acme/quick', kite)
    expect(vendor.seen('GET /tasks')).toEqual([])
    expect(journal.types().slice(0, 2)).toEqual(['intent', 'accepted'])
    await vi.waitFor(async () => expect(await collect(client.recover())).toEqual([]))
  })

  test('has a handle that another process resumes, and cancels', async () => {
    const { client, vendor, journal } = await openQuick()
    const task = await client.submit('acme/quick', kite)
    expect(task.handle).toMatchObject({ model: 'acme/quick', ref: 't1' })
    const another = sceneAt(vendor.origin, { journal }).client
    await expect(another.resume(task.handle).result()).resolves.toMatchObject({
      assets: [{ url: `${vendor.origin}/file` }],
    })
    await task.cancel()
    expect(vendor.seen('DELETE /tasks/t1')).toHaveLength(1)
  })

  test('and that cannot be used is asked for', async () => {
    const { client, vendor } = await openQuick({ url: 'no URL' })
    await expect(client.generate('acme/quick', kite)).resolves.toMatchObject({
      assets: [{ url: `${vendor.origin}/file` }],
    })
    expect(vendor.seen('POST /quick')).toHaveLength(1)
  })

  test('is waited for where it did not come', async () => {
    const { client, vendor } = await openQuick({ url: undefined })
    await client.generate('acme/quick', kite)
    expect(vendor.seen('GET /tasks/t1')).toHaveLength(1)
  })
})

describe('a task of a model that answers at once', () => {
  test('has no handle, and gives its result again and again', async () => {
    const { client, vendor, journal } = await openScene()
    const task = await client.submit('acme/drawing', kite)
    expect(task.handle).toBeUndefined()
    expect(JSON.stringify({ task })).toBe('{}')
    expect(task.isRecorded).toBe(true)
    expect(await task.result()).toBe(await task.result())
    expect(await collect(task)).toMatchObject([{ state: 'succeeded' }])
    expect(vendor.requests).toHaveLength(1)
    await vi.waitFor(() => expect(journal.types()).toEqual(['intent', 'answered', 'settled']))
  })

  test('has none either where its provider gives a reference beside the result', async () => {
    const { provider: usual, vendor } = await openScene()
    const output = { assets: [{ kind: 'image', mediaType: 'image/png', url: `${vendor.origin}/file` }] }
    const drawing = defineModel({
      title: 'Drawing',
      capability: textToImage,
      input: z.strictObject({ prompt: z.string() }),
      start: async () =>
        z.custom<StartedOutput<ProducedBy<typeof textToImage>>>().parse({ ref: 't1', output }),
    })
    const journal = recordingJournal()
    const client = createClient({ providers: [{ ...usual, models: { drawing } }], journal })
    const task = await client.submit('acme/drawing', kite)
    expect(task.handle).toBeUndefined()
    expect(journal.types()).toEqual(['intent', 'answered'])
    await expect(task.result()).resolves.toHaveProperty('assets')
  })

  test('and whose result cannot be used is in doubt: it may have been paid for', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /drawings', json({ url: 'no URL' }))
    expect(await rejection(client.submit('acme/drawing', kite))).toMatchObject({
      code: 'submission-uncertain',
      message: expect.stringContaining('no URL'),
    })
    expect(vendor.requests).toHaveLength(1)
  })

  test('cannot be canceled', async () => {
    const { client } = await openScene()
    const task = await client.submit('acme/drawing', kite)
    expect(await rejection(task.cancel())).toMatchObject({
      code: 'unsupported',
      message: 'acme/drawing: the model answered at once, so there is no task to cancel.',
    })
  })

  test('keeps its result when a caller has stopped', async () => {
    const { client } = await openScene()
    const task = await client.submit('acme/drawing', kite)
    const stopped = await rejection(task.result({ signal: AbortSignal.abort() }))
    expect(stopped).toMatchObject({ code: 'aborted', message: expect.stringContaining('ask the task') })
    expect(stopped.handle).toBeUndefined()
    await expect(task.result()).resolves.toHaveProperty('assets')
  })

  test('tells of a file that cannot be fetched which model made it', async () => {
    const { client } = await openScene()
    const { assets } = await client.generate('acme/drawing', kite)
    growOld()
    const error = await rejection(assets[0].bytes())
    expect(error.handle).toBeUndefined()
    expect(error).toMatchObject({
      code: 'expired',
      model: 'acme/drawing',
      message: expect.stringMatching(/^acme\/drawing: the image could not be fetched/),
    })
  })

  test('is told as answered by recover until its result was taken', async () => {
    const { client, vendor, journal } = await openScene()
    const task = await client.submit('acme/drawing', kite)
    const another = sceneAt(vendor.origin, { journal }).client
    const answered = {
      state: 'answered',
      id: task.submission,
      model: 'acme/drawing',
      answeredAt: expect.any(String),
      input: kite,
    }
    expect(await collect(another.recover())).toEqual([answered])
    await another.settle(task.submission ?? '')
    expect(await collect(another.recover())).toEqual([])
    expect(vendor.requests).toHaveLength(1)
  })

  test('is told by a file to the next process, until it is settled', async () => {
    const { provider } = await openScene()
    const path = join(await temporaryFolder(), 'tasks.jsonl')
    const first = fileJournal(path)
    const client = createClient({ providers: [provider], journal: first, settling: 'by-caller' })
    const task = await client.submit('acme/drawing', kite)
    await task.result()
    await first.close()
    const second = fileJournal(path)
    const another = createClient({ providers: [provider], journal: second })
    expect(await collect(another.recover())).toMatchObject([{ state: 'answered', id: task.submission }])
    await another.settle(task.submission ?? '')
    expect(await collect(another.recover())).toEqual([])
    await second.close()
  })
})
