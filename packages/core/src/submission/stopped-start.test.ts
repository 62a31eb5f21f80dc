import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { heard } from '../../test/heard.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json, reset, stall } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

/** A journal during whose last record the caller stops, and which takes its time for it. */
function stopAt(type: 'refused') {
  const caller = new AbortController()
  let keep = (): void => {}
  const kept = new Promise<void>((resolve) => {
    keep = resolve
  })
  const journal = recordingJournal((record) => {
    if (record.type !== type) return undefined
    caller.abort()
    return kept
  })
  return { journal, signal: caller.signal, keep }
}

describe('a caller who stops when the vendor has refused already', () => {
  test('hears of the refusal, while the journal writes it', async () => {
    const { journal, signal, keep } = stopAt('refused')
    const { client, vendor } = await openScene({ journal })
    vendor.script('POST /tasks', json({ detail: 'no' }, { status: 401 }))
    expect(await rejection(client.submit('acme/picture', kite, { signal }))).toMatchObject({ code: 'auth' })
    keep()
  })

  test('hears of it as well when the vendor lost the request again and again', async () => {
    const { journal, signal, keep } = stopAt('refused')
    const { client, vendor } = await openScene({ journal })
    vendor.script('POST /tasks', reset)
    vendor.script('GET /keys', json({ found: 'not-accepted' }))
    expect(await rejection(client.submit('acme/traceable', kite, { signal }))).toMatchObject({
      code: 'network',
      provider: 'acme',
      model: 'acme/traceable',
      phase: 'start',
    })
    keep()
  })

  test('hears of it while the account is asked for its credits', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', json({ error: { code: 'no-credits', message: 'not enough credits' } }))
    vendor.script('GET /credits', stall())
    const caller = new AbortController()
    const refused = rejection(client.submit('acme/picture', kite, caller))
    await vi.waitFor(() => expect(vendor.seen('GET /credits')).toHaveLength(1))
    caller.abort()
    expect(await refused).toMatchObject({ code: 'quota', message: expect.stringContaining('not enough') })
  })

  test('and is to be asked again hears what its last word was', async () => {
    const { client, vendor } = await openScene()
    vendor.script(
      'POST /tasks',
      json({ detail: 'queue is full' }, { status: 429, headers: { 'retry-after': '60' } }),
    )
    const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 500 }))
    expect(error).toMatchObject({ code: 'timeout', provider: 'acme', model: 'acme/picture', phase: 'start' })
    expect(error.message).toMatch(/The vendor accepted nothing\. The last attempt failed: .*queue is full/)
  })
})

test('a caller who stops before any word of the vendor hears of none', async () => {
  const { client } = await openScene({ limits: { requestsPerSecond: 0.1 } })
  await client.submit('acme/picture', kite)
  const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 50 }))
  expect(error.message).toMatch(/The vendor accepted nothing\.$/)
})

test('a doubt after one that was resolved is told as well', async () => {
  const { client, vendor } = await openScene()
  const events = heard('mediaplug.submission')
  vendor.script('POST /tasks', reset, reset, json({ id: 't1' }))
  vendor.script('GET /keys', json({ found: 'not-accepted' }))
  await client.submit('acme/traceable', kite)
  expect(events).toMatchObject([
    { state: 'began' },
    { state: 'doubt' },
    { state: 'doubt' },
    { state: 'accepted' },
  ])
})
