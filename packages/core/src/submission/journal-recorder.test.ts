import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { collect } from '../../test/collect.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { json, reset } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'
import type { JournalRecord } from '../journal/journal.js'
import { JournalRecorder } from './journal-recorder.js'

/** A journal that a full disk keeps from some records, until there is space again. */
function crampedJournal(...types: readonly JournalRecord['type'][]) {
  let isFull = true
  const journal = recordingJournal(({ type }) => {
    if (isFull && types.includes(type)) throw new Error('ENOSPC: no space left on device')
  })
  return {
    journal,
    makeSpace: () => {
      isFull = false
    },
  }
}

/** What is published of records that could not be kept. */
function published(): object[] {
  const events: object[] = []
  const hear = (event: unknown): void => void events.push(event as object)
  subscribe('mediaplug.journal', hear)
  onTestFinished(() => void unsubscribe('mediaplug.journal', hear))
  return events
}

describe('an acceptance that cannot be written', () => {
  test('is published, and the task says that it is not recorded', async () => {
    const events = published()
    const { journal } = crampedJournal('accepted')
    const { client } = await openScene({ journal })
    const task = await client.submit('acme/picture', kite)
    expect(task.isRecorded).toBe(false)
    expect(events).toEqual([
      { type: 'accepted', submission: expect.any(String), message: 'ENOSPC: no space left on device' },
    ])
  })

  test('does not make another task one that is not recorded', async () => {
    const journal = recordingJournal((record) => {
      if (record.type === 'accepted' && record.handle.ref === 't1') throw new Error('EIO')
    })
    const { client, vendor } = await openScene({ journal })
    vendor.script('POST /tasks', json({ id: 't1' }), json({ id: 't2' }))
    const [first, second] = [
      await client.submit('acme/picture', kite),
      await client.submit('acme/picture', kite),
    ]
    expect([first.isRecorded, second.isRecorded]).toEqual([false, true])
  })

  test('is written before the next record that can be', async () => {
    const { journal, makeSpace } = crampedJournal('accepted')
    const { client } = await openScene({ journal })
    const task = await client.submit('acme/picture', kite)
    makeSpace()
    await client.submit('acme/picture', kite)
    expect(journal.types()).toEqual(['intent', 'accepted', 'intent', 'accepted'])
    expect(journal.records[1]).toMatchObject({ handle: task.handle })
    expect(task.isRecorded).toBe(true)
  })

  test('stands before the record of its end', async () => {
    const { journal, makeSpace } = crampedJournal('accepted')
    const { client } = await openScene({ journal })
    const task = await client.submit('acme/picture', kite)
    makeSpace()
    await task.result()
    await vi.waitFor(() => expect(journal.types()).toEqual(['intent', 'accepted', 'settled']))
  })

  test('stands before it also when the disk is full once more while both are on their way', async () => {
    const kept: JournalRecord['type'][] = []
    const failures: (() => void)[] = []
    const recorder = new JournalRecorder({
      append: ({ type }) =>
        new Promise((resolve, reject) => {
          if (type !== 'accepted' || failures.length === 2) return resolve(void kept.push(type))
          failures.push(() => reject(new Error('ENOSPC: no space left on device')))
        }),
      unsettled: async () => [],
    })
    const at = new Date().toISOString()
    const handle = { v: 1, model: 'acme/picture', ref: 't1', submittedAt: at } as const
    const accepting = recorder.later({ type: 'accepted', id: 'one', at, handle })
    failures[0]?.()
    await accepting
    const another = recorder.later({ type: 'uncertain', id: 'another', at, message: '' })
    await vi.waitFor(() => expect(failures).toHaveLength(2))
    expect(recorder.unwritten()).toHaveLength(1)
    recorder.ended(handle, 'succeeded')
    failures[1]?.()
    await another
    await recorder.later({ type: 'uncertain', id: 'a third', at, message: '' })
    expect(kept.filter((type) => type !== 'uncertain')).toEqual(['accepted', 'settled'])
    expect(recorder.unwritten()).toEqual([])
  })

  test.each([
    { type: 'accepted', by: 'its id' },
    { type: 'accepted', by: 'its handle' },
    { type: 'answered', by: 'its id' },
    { type: 'uncertain', by: 'its id' },
  ] as const)('or another record ($type) keeps the end by $by back', async ({ type, by }) => {
    const { journal, makeSpace } = crampedJournal(type)
    const recorder = new JournalRecorder(journal)
    const at = new Date().toISOString()
    const handle = { v: 1, model: 'acme/picture', ref: 't1', submittedAt: at } as const
    await recorder.later({ type, id: 'one', at, handle, message: '' })
    await recorder.later({
      type: 'settled',
      task: by === 'its id' ? 'one' : handle,
      at,
      state: 'succeeded',
    })
    expect(journal.types()).toEqual([])
    makeSpace()
    await recorder.later({ type: 'refused', id: 'another', at, code: 'aborted' })
    expect(journal.types()).toEqual([type, 'settled', 'refused'])
  })

  test('is found by the recovery of the same process all the same', async () => {
    const { journal } = crampedJournal('accepted')
    const { client } = await openScene({ journal })
    const { handle } = await client.submit('acme/picture', kite)
    expect(await collect(client.recover())).toMatchObject([{ state: 'accepted', handle }])
  })
})

test('an answer that cannot be written is told by its task, which is not recorded', async () => {
  const { journal, makeSpace } = crampedJournal('answered')
  const { client } = await openScene({ journal })
  const task = await client.submit('acme/drawing', kite)
  expect(task.isRecorded).toBe(false)
  makeSpace()
  await client.submit('acme/picture', kite)
  expect(task.isRecorded).toBe(true)
})

test.each([
  { type: 'refused', reply: json({}, { status: 400 }) },
  { type: 'uncertain', reply: reset },
] as const)('a record ($type) that cannot be written is written later as well', async ({ type, reply }) => {
  const events = published()
  const { journal, makeSpace } = crampedJournal(type)
  const { client, vendor } = await openScene({ journal })
  vendor.script('POST /tasks', reply, json({ id: 't2' }))
  await client.submit('acme/picture', kite).catch(() => {})
  expect(events).toMatchObject([{ type }])
  makeSpace()
  await client.submit('acme/picture', kite)
  expect(journal.types()).toEqual(['intent', type, 'intent', 'accepted'])
})

test('two records at a time write what could not be written before once, and both after it', async () => {
  const { journal, makeSpace } = crampedJournal('accepted')
  const recorder = new JournalRecorder(journal)
  const at = new Date().toISOString()
  for (const id of ['one', 'two']) {
    const handle = { v: 1, model: 'acme/picture', ref: id, submittedAt: at } as const
    await recorder.later({ type: 'accepted', id, at, handle })
  }
  makeSpace()
  await Promise.all(['a', 'b'].map((id) => recorder.later({ type: 'refused', id, at, code: 'aborted' })))
  expect(journal.records.map((record) => record.type !== 'settled' && record.id)).toEqual([
    'one',
    'two',
    'a',
    'b',
  ])
})

test('an end that cannot be written is published with the id of its submission, or with its handle', async () => {
  const events = published()
  const { client } = await openScene({ journal: crampedJournal('settled').journal })
  const task = await client.submit('acme/picture', kite)
  await task.result()
  await vi.waitFor(() => expect(events).toMatchObject([{ type: 'settled', submission: task.submission }]))
  await client.resume(task.handle).result()
  await vi.waitFor(() => expect(events[1]).toMatchObject({ type: 'settled', submission: task.handle }))
})

test('records that cannot be written keep their order, hold up no submission, and none is written twice', async () => {
  const { journal, makeSpace } = crampedJournal('accepted', 'settled')
  const { client } = await openScene({ journal })
  await client.generate('acme/picture', kite)
  await client.generate('acme/picture', kite)
  await new Promise(setImmediate)
  makeSpace()
  await client.submit('acme/picture', kite)
  expect(journal.types()).toEqual([
    'intent',
    'intent',
    'accepted',
    'settled',
    'accepted',
    'settled',
    'intent',
    'accepted',
  ])
})
