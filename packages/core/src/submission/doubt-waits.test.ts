import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { acme } from '../../test/scripted-provider.js'
import { installProvider } from '../account/installed-provider.js'
import { textToImage } from '../capability/image.js'
import { defineModel } from '../contract/model.js'
import type { LookedUp } from '../contract/submit-safety.js'
import { type Doubt, lookUp, resolveDoubt } from './doubt.js'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(1)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const never = new AbortController().signal

const picture = {
  title: 'Picture',
  capability: textToImage,
  input: z.strictObject({ prompt: z.string() }),
  start: async () => ({ ref: 't1' }),
  poll: async () => ({ state: 'running' }) as const,
}

/** A doubt at a vendor that answers as `find` says; without it, one that cannot be asked. */
function doubtAt(find?: LookedUp['find']): Doubt {
  const [first] = installProvider(acme({ apiKey: 'sk-kite' })).models
  if (first === undefined) throw new Error('there is no model')
  const model = find
    ? defineModel({ ...picture, submitSafety: { by: 'lookup', find } })
    : defineModel(picture)
  return { installed: { ...first, model }, idempotencyKey: 'one', sentAt: new Date() }
}

/** What comes of an act, and how long it takes, in ms of a clock that goes on by itself. */
async function timed<T>(act: Promise<T>): Promise<{ outcome: T; tookMs: number }> {
  const began = performance.now()
  const told = act.then((outcome) => ({ outcome, tookMs: performance.now() - began }))
  await vi.runAllTimersAsync()
  return told
}

describe('a vendor that can be asked', () => {
  test('is asked again after waits that become longer, as long as the question fails', async () => {
    const began = performance.now()
    const asked: number[] = []
    const doubt = doubtAt(async () => {
      asked.push(performance.now() - began)
      throw new Error('EPIPE')
    })
    expect(await timed(lookUp(doubt, never))).toEqual({ outcome: 'uncertain', tookMs: 7_000 })
    expect(asked).toEqual([0, 1_000, 3_000, 7_000])
  })

  test.each([
    ['finds the task', { ref: 't1' }, { handle: expect.objectContaining({ ref: 't1' }) }],
    ['does not know', 'unknown', 'uncertain'],
  ] as const)('and that %s is waited for no longer', async (_what, found, outcome) => {
    const doubt = doubtAt(async () => found)
    expect(await timed(resolveDoubt(doubt, 1, never))).toEqual({ outcome, tookMs: 0 })
  })

  test('and that accepted nothing a moment ago is asked once more, two seconds after the request', async () => {
    const find = vi.fn(async () => 'not-accepted' as const)
    expect(await timed(lookUp(doubtAt(find), never))).toEqual({ outcome: 'not-accepted', tookMs: 2_000 })
    expect(find).toHaveBeenCalledTimes(2)
  })

  test('and that accepted nothing gets its time before the request comes again', async () => {
    const doubt = { ...doubtAt(async () => 'not-accepted'), sentAt: new Date(Date.now() - 60_000) }
    expect(await timed(resolveDoubt(doubt, 1, never))).toEqual({ outcome: 'not-accepted', tookMs: 1_000 })
    expect(await timed(resolveDoubt(doubt, 3, never))).toEqual({ outcome: 'not-accepted', tookMs: 4_000 })
  })

  test('is asked nothing more when the caller stops while a question is on its way', async () => {
    const caller = new AbortController()
    const find = vi.fn(async () => {
      caller.abort()
      throw new Error('EPIPE')
    })
    expect(await timed(lookUp(doubtAt(find), caller.signal))).toEqual({ outcome: 'uncertain', tookMs: 0 })
    expect(find).toHaveBeenCalledTimes(1)
  })

  test('leaves a doubt, and no other error, when the caller stops between two questions', async () => {
    const caller = new AbortController()
    const doubt = doubtAt(async () => {
      throw new Error('EPIPE')
    })
    setTimeout(() => caller.abort(), 1_500)
    expect(await timed(lookUp(doubt, caller.signal))).toEqual({ outcome: 'uncertain', tookMs: 1_500 })
  })
})

test('a doubt at a vendor that cannot be asked is told at once', async () => {
  expect(await timed(lookUp(doubtAt(), never))).toEqual({ outcome: 'uncertain', tookMs: 0 })
})
