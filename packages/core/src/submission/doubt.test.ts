import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json, reset, stall } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

/** Makes each submission seconds old by the time that its vendor is asked about it. */
function ageQuickly(): void {
  const now = Date.now.bind(Date)
  let ahead = 0
  vi.spyOn(Date, 'now').mockImplementation(() => {
    ahead += 3_000
    return now() + ahead
  })
}

const keysOf = (requests: readonly { readonly body: string }[]) =>
  requests.map(({ body }): unknown => JSON.parse(body).key)

describe('a start whose fate is not known, at a vendor that deduplicates by a key', () => {
  test('is repeated with the same key', async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', reset, json({ id: 't1' }))
    const { handle } = await client.submit('acme/deduplicated', kite)
    expect(handle.ref).toBe('t1')
    const [first, second, ...more] = keysOf(vendor.seen('POST /tasks'))
    expect(second).toBe(first)
    expect(more).toEqual([])
    expect(journal.types()).toEqual(['intent', 'accepted'])
  })

  test('stays uncertain after some attempts', async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', reset)
    const error = await rejection(client.submit('acme/deduplicated', kite))
    expect(error.code).toBe('submission-uncertain')
    expect(vendor.seen('POST /tasks')).toHaveLength(4)
    expect(journal.types()).toEqual(['intent', 'uncertain'])
  })

  test('stays uncertain when a repetition is refused: the first may have been accepted', async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', reset, json({ detail: 'no' }, { status: 401 }))
    expect(await rejection(client.submit('acme/deduplicated', kite))).toMatchObject({
      code: 'submission-uncertain',
      submission: { model: 'acme/deduplicated' },
    })
    expect(journal.types()).toEqual(['intent', 'uncertain'])
  })

  test('stays uncertain when the caller stops while a refused repetition is looked after', async () => {
    const { client, vendor } = await openScene()
    vendor.script(
      'POST /tasks',
      reset,
      json({ error: { code: 'no-credits', message: 'not enough credits' } }),
    )
    vendor.script('GET /credits', stall())
    const error = await rejection(client.submit('acme/deduplicated', kite, { timeoutMs: 1_500 }))
    expect(error.code).toBe('submission-uncertain')
    expect(vendor.seen('POST /tasks')).toHaveLength(2)
  })

  test('stays uncertain when the caller stops', async () => {
    const { client, vendor } = await openScene()
    vi.mocked(Math.random).mockReturnValue(1)
    vendor.script('POST /tasks', reset)
    const error = await rejection(client.submit('acme/deduplicated', kite, { timeoutMs: 200 }))
    expect(error.code).toBe('submission-uncertain')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })
})

describe('a start whose fate is not known, at a vendor that can be asked', () => {
  test('is the task that the vendor finds', async () => {
    const { client, vendor, journal } = await openScene()
    vendor.script('POST /tasks', reset)
    vendor.script('GET /keys', json({}, { status: 503 }), json({ found: { id: 't7' } }))
    const task = await client.submit('acme/traceable', kite)
    expect(task.handle.ref).toBe('t7')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
    const [key] = keysOf(vendor.seen('POST /tasks'))
    expect(vendor.seen('GET /keys')[1]?.path).toBe(`/keys/${key}`)
    await task.result()
    expect(journal.types().slice(0, 2)).toEqual(['intent', 'accepted'])
  })

  test('is sent again when the vendor says that it accepted nothing', async () => {
    const { client, vendor } = await openScene()
    ageQuickly()
    vendor.script('POST /tasks', reset, json({ id: 't2' }))
    vendor.script('GET /keys', json({ found: 'not-accepted' }))
    expect((await client.submit('acme/traceable', kite)).handle.ref).toBe('t2')
  })

  test('is asked after again when the vendor did not know it at first', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', reset, json({ id: 't2' }))
    vendor.script('GET /keys', json({ found: 'not-accepted' }), json({ found: { id: 't7' } }))
    expect((await client.submit('acme/traceable', kite)).handle.ref).toBe('t7')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test('is given up when the vendor loses it again and again, and then nothing is uncertain', async () => {
    const { client, vendor, journal } = await openScene()
    ageQuickly()
    vendor.script('POST /tasks', reset)
    vendor.script('GET /keys', json({ found: 'not-accepted' }))
    expect(await rejection(client.submit('acme/traceable', kite))).toMatchObject({ code: 'network' })
    expect(vendor.seen('POST /tasks')).toHaveLength(4)
    expect(journal.types()).toEqual(['intent', 'refused'])
  })

  test('may be refused after that: then nothing is uncertain', async () => {
    const { client, vendor, journal } = await openScene()
    ageQuickly()
    vendor.script('POST /tasks', reset, json({ detail: 'no' }, { status: 401 }))
    vendor.script('GET /keys', json({ found: 'not-accepted' }))
    expect(await rejection(client.submit('acme/traceable', kite))).toMatchObject({ code: 'auth' })
    expect(journal.types()).toEqual(['intent', 'refused'])
  })

  test.each([
    ['it does not know', json({ found: 'unknown' }), 1],
    ['it cannot be asked', reset, 4],
    ['its answer makes no sense', json({ found: 'perhaps' }), 4],
    ['the reference that it gives is none', json({ found: { id: 'a b' } }), 4],
  ])('stays uncertain when %s', async (_why, reply, questions) => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', reset)
    vendor.script('GET /keys', reply)
    expect((await rejection(client.submit('acme/traceable', kite))).code).toBe('submission-uncertain')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
    expect(vendor.seen('GET /keys')).toHaveLength(questions)
  })
})
