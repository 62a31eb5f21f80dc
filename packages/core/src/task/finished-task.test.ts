import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { heard } from '../../test/heard.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { apiKey, kite, openScene } from '../../test/scene.js'
import { MediaplugError } from '../error/error.js'
import type { WaitOptions } from './wait-options.js'

const unhandled = vi.fn()

beforeEach(() => void process.on('unhandledRejection', unhandled))
afterEach(async () => {
  await new Promise(setImmediate)
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

type Listener = NonNullable<WaitOptions<unknown>['onStatus']>

const boom = new Error(`no screen for ${apiKey}`)
const failing: readonly (readonly [string, Listener])[] = [
  [
    'throws',
    () => {
      throw boom
    },
  ],
  ['gives a promise that is rejected', async () => Promise.reject(boom)],
]
const never = () => new Promise<void>(() => {})

type Scene = Awaited<ReturnType<typeof openScene>>

const ways: readonly (readonly [
  string,
  (scene: Scene, options: WaitOptions<unknown>) => Promise<unknown>,
])[] = [
  ['generate', ({ client }, options) => client.generate('acme/drawing', kite, options)],
  ['result', async ({ client }, options) => (await client.submit('acme/drawing', kite)).result(options)],
]

describe.each(ways)('a result at once that nothing could give again, by %s,', (_way, wait) => {
  test.each(failing)('is handed over when the listener %s, which is published', async (_how, onStatus) => {
    const events = heard('mediaplug.listener')
    const scene = await openScene()
    await expect(wait(scene, { onStatus })).resolves.toHaveProperty('assets')
    expect(events).toEqual([
      { model: 'acme/drawing', message: expect.stringMatching(/^no screen for (?!sk-kite)/) },
    ])
    await vi.waitFor(() => expect(scene.journal.types()).toEqual(['intent', 'answered', 'settled']))
  })

  test('is handed over when the time passes while the listener has it', async () => {
    const scene = await openScene()
    await expect(wait(scene, { onStatus: never, timeoutMs: 2_000 })).resolves.toHaveProperty('assets')
    expect(scene.vendor.requests).toHaveLength(1)
  })

  test('is handed over when the caller stops while the listener has it', async () => {
    const scene = await openScene()
    const stop = new AbortController()
    const onStatus = () => {
      stop.abort()
      return never()
    }
    await expect(wait(scene, { onStatus, signal: stop.signal })).resolves.toHaveProperty('assets')
  })
})

test('whenever a caller stops, generate gives the result or names the submission', async () => {
  const turns = Array.from({ length: 30 }, (_, turn) => turn)
  const ends = turns.map(async (turns) => {
    const stop = new AbortController()
    const journal = recordingJournal(({ type }) => {
      if (type === 'answered') void abortAfter(turns, stop)
    })
    const { client } = await openScene({ journal })
    const end = await client
      .generate('acme/drawing', kite, { signal: stop.signal })
      .catch((error: unknown) => (MediaplugError.is(error) ? error : undefined))
    return MediaplugError.is(end) ? end.submission : end?.assets
  })
  for (const end of await Promise.all(ends)) expect(end).toBeDefined()
})

async function abortAfter(turns: number, stop: AbortController): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await undefined
  stop.abort()
}

async function openQuick() {
  const scene = await openScene()
  scene.vendor.script('POST /quick', json({ id: 't1', url: `${scene.vendor.origin}/file` }))
  return scene
}

test('a result beside a reference stays when the caller stops while the listener has it', async () => {
  const { client } = await openQuick()
  const stop = new AbortController()
  const onStatus = () => {
    stop.abort()
    return never()
  }
  const error = await rejection(client.generate('acme/quick', kite, { onStatus, signal: stop.signal }))
  expect(error).toMatchObject({ code: 'aborted', model: 'acme/quick', phase: 'poll', handle: { ref: 't1' } })
  expect(error.message).toContain('The result is there: resume the handle to have it.')
})

test('a result beside a reference stays, and the error has the handle and names it', async () => {
  const { client } = await openQuick()
  const cause = new Error('no screen')
  const onStatus = () => {
    throw cause
  }
  const error = await rejection(client.generate('acme/quick', kite, { onStatus }))
  expect(error).toMatchObject({
    code: 'invalid-input',
    handle: { ref: 't1' },
    cause,
    message: 'acme/quick: onStatus threw: no screen. The result is there: resume the handle to have it.',
  })
})
