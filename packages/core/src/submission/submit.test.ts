import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json, reset } from '../../test/replies.js'
import { requestEnded } from '../../test/request-ended.js'
import { kite, openScene } from '../../test/scene.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

describe('the journal', () => {
  test('has the intent before the request arrives at the vendor', async () => {
    const { client, vendor, journal } = await openScene()
    const known: string[][] = []
    vendor.script('POST /tasks', (response, request) => {
      known.push(journal.types())
      json({ id: 't1' })(response, request)
    })
    await client.submit('acme/picture', kite)
    expect(known).toEqual([['intent']])
    expect(journal.records[0]).toMatchObject({ type: 'intent', model: 'acme/picture', input: kite })
  })

  test('has the handle before the task is handed out, however slow it is', async () => {
    const journal = recordingJournal(() => new Promise((resolve) => setTimeout(resolve, 50)))
    const { client } = await openScene({ journal })
    const { handle } = await client.submit('acme/picture', kite)
    expect(journal.records).toMatchObject([{ type: 'intent' }, { type: 'accepted', handle }])
  })

  test('has one id for all records of a submission', async () => {
    const { client, journal } = await openScene()
    await client.generate('acme/picture', kite)
    await vi.waitFor(() => expect(journal.types()).toEqual(['intent', 'accepted', 'settled']))
    const ids = journal.records.map((record) => (record.type === 'settled' ? record.task : record.id))
    expect(new Set(ids).size).toBe(1)
  })

  test('that cannot take the intent means that nothing is sent, and costs no permit', async () => {
    let broken = true
    const journal = recordingJournal(() => {
      if (broken) throw new Error('disk full')
    })
    const { client, vendor } = await openScene({ journal, limits: { concurrentTasks: 1 } })
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({
      code: 'journal',
      provider: 'acme',
      model: 'acme/picture',
      phase: 'input',
      message: expect.stringContaining('nothing was sent: disk full'),
      cause: { message: 'disk full' },
    })
    expect(vendor.requests).toHaveLength(0)
    broken = false
    await client.submit('acme/picture', kite)
    expect(vendor.requests).toHaveLength(1)
  })

  test('that cannot take the handle does not lose the task', async () => {
    const journal = recordingJournal(({ type }) => {
      if (type !== 'intent') throw new Error('disk full')
    })
    const { client } = await openScene({ journal })
    const task = await client.submit('acme/picture', kite)
    expect(task.handle.ref).toBe('t1')
    await expect(task.result()).resolves.toHaveProperty('assets')
  })
})

describe('a caller who stops', () => {
  test('before sending is told that nothing was sent, which is true', async () => {
    const { client, vendor, journal } = await openScene()
    const error = await rejection(client.submit('acme/picture', kite, { signal: AbortSignal.abort() }))
    expect(error).toMatchObject({ code: 'aborted', phase: 'input', retryable: false })
    expect(error.message).toContain('Nothing was sent.')
    expect(vendor.requests).toHaveLength(0)
    expect(journal.types()).not.toContain('uncertain')
  })

  test('while the journal writes what is about to be sent is told that nothing was sent', async () => {
    const caller = new AbortController()
    const { client, vendor } = await openScene({
      journal: recordingJournal(({ type }) => {
        if (type === 'intent') caller.abort()
      }),
    })
    const error = await rejection(client.submit('acme/picture', kite, { signal: caller.signal }))
    expect(error.message).toContain('Nothing was sent.')
    expect(vendor.requests).toHaveLength(0)
  })

  test('while the request waits for its turn is told so, and the journal says that nothing came of it', async () => {
    const { client, vendor, journal } = await openScene({ limits: { requestsPerSecond: 0.5 } })
    await client.submit('acme/picture', kite)
    const caller = new AbortController()
    const second = rejection(client.submit('acme/picture', kite, caller))
    setTimeout(() => caller.abort(), 50)
    await expect(second).resolves.toMatchObject({ code: 'aborted', phase: 'start' })
    await vi.waitFor(() => expect(journal.records.at(-1)).toMatchObject({ type: 'refused', code: 'aborted' }))
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test('between two attempts leaves the vendor alone', async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', json({}, { status: 429, headers: { 'retry-after': '0.3' } }))
    const caller = new AbortController()
    void requestEnded().then(() => setImmediate(() => caller.abort()))
    const error = await rejection(client.submit('acme/picture', kite, caller))
    expect(error.code).toBe('aborted')
    await new Promise((resolve) => setTimeout(resolve, 350))
    expect(vendor.requests).toHaveLength(1)
    expect(journal.types()).toEqual(['intent', 'refused'])
  })

  test.each([
    ['aborts', 'stopped by the caller'],
    ['runs out of time', 'no result within 100 ms'],
  ])(
    'while the request is on its way (%s) hears at once that it is uncertain, and the journal learns the handle',
    async (way, reason) => {
      const { client, vendor, journal } = await openScene()
      let answer = (): void => {}
      vendor.script('POST /tasks', (response, request) => {
        answer = () => json({ id: 't1' })(response, request)
      })
      const caller = new AbortController()
      const options = way === 'aborts' ? { signal: caller.signal } : { timeoutMs: 100 }
      const submitted = rejection(client.submit('acme/picture', kite, options))
      await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
      if (way === 'aborts') caller.abort()

      const error = await submitted
      expect(error).toMatchObject({ code: 'submission-uncertain', phase: 'start', retryable: false })
      expect(error.submission?.id).toBe(journal.records[0]?.type === 'intent' && journal.records[0].id)
      expect(error.message).toContain(reason)
      expect(error.message).not.toContain('could not be read')

      expect(journal.types()).toEqual(['intent'])
      answer()
      await vi.waitFor(() => expect(journal.types()).toEqual(['intent', 'accepted']))
      expect(journal.records[1]).toMatchObject({ handle: { ref: 't1' } })
      expect(vendor.requests).toHaveLength(1)
    },
  )

  test('while the request is on its way and then breaks leaves an uncertain record', async () => {
    const { client, vendor, journal } = await openScene()
    let breakOff = (): void => {}
    vendor.script('POST /tasks', (response, request) => {
      breakOff = () => reset(response, request)
    })
    const caller = new AbortController()
    const submitted = rejection(client.submit('acme/picture', kite, caller))
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
    caller.abort()
    await expect(submitted).resolves.toMatchObject({ code: 'submission-uncertain' })
    breakOff()
    await vi.waitFor(() => expect(journal.types()).toEqual(['intent', 'uncertain']))
  })

  test('while the journal takes the handle still gets the handle', async () => {
    let kept = () => {}
    const slow = new Promise<void>((resolve) => {
      kept = resolve
    })
    const caller = new AbortController()
    const journal = recordingJournal(({ type }) => {
      if (type !== 'accepted') return undefined
      caller.abort()
      return slow
    })
    const { client } = await openScene({ journal })
    const submitted = rejection(client.submit('acme/picture', kite, caller))
    await expect(submitted).resolves.toMatchObject({ code: 'aborted', handle: { ref: 't1' } })
    kept()
  })
})
