import { describe, expect, test } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { kite, openScene } from '../../test/scene.js'

type TestedClient = Awaited<ReturnType<typeof openScene>>['client']

const handle = { v: 1, model: 'acme/film', ref: 't1', submittedAt: '2026-01-01T00:00:00.000Z' } as const

async function readAll(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of items);
}

/** The calls that take options, as a program without types makes them. */
const calls: readonly (readonly [string, (client: TestedClient, options: never) => Promise<unknown>])[] = [
  ['generate', (client, options) => client.generate('acme/picture', kite, options)],
  ['submit', (client, options) => client.submit('acme/picture', kite, options)],
  ['result', async (client, options) => client.resume(handle).result(options)],
  ['cancel', async (client, options) => client.resume(handle).cancel(options)],
  ['statuses', async (client, options) => readAll(client.resume(handle).statuses(options))],
  ['credits', async (client, options) => client.account('acme').credits(options)],
  ['recover', async (client, options) => readAll(client.recover(options))],
]

describe.each(calls)('%s', (_name, call) => {
  test.each([
    { options: null, says: 'the options: must be an object, got null.' },
    { options: 5_000, says: 'the options: must be an object, got 5000.' },
    { options: { signal: 'stop' }, says: "signal: must be an AbortSignal, got 'stop'." },
    { options: { abortSignal: undefined }, says: 'did you mean signal?' },
    { options: { sginal: undefined }, says: 'did you mean signal?' },
    { options: { colour: 'red' }, says: 'colour is not supported; allowed are' },
  ])('refuses $options before anything is sent', async ({ options, says }) => {
    const { client, vendor, journal } = await openScene()
    const error = await rejection(call(client, options as never))
    expect(error).toMatchObject({ code: 'invalid-input', phase: 'input' })
    expect(error.message).toContain(says)
    expect(vendor.requests).toHaveLength(0)
    expect(journal.records).toHaveLength(0)
  })
})

describe.each(calls.slice(0, 3))('%s', (_name, call) => {
  test.each([
    { options: { timeout: 60_000 }, says: 'timeout is not supported; did you mean timeoutMs?' },
    { options: { timeoutMs: '60' }, says: "timeoutMs: must be a positive number, got '60'." },
    { options: { timeoutMs: 0 }, says: 'timeoutMs: must be a positive number, got 0.' },
    { options: { timeoutMs: Number.NaN }, says: 'timeoutMs: must be a positive number, got NaN.' },
  ])('refuses $options before anything is sent', async ({ options, says }) => {
    const { client, vendor } = await openScene()
    const error = await rejection(call(client, options as never))
    expect(error.message).toContain(says)
    expect(vendor.requests).toHaveLength(0)
  })
})

test.each([
  { options: { onProgress() {} }, says: 'onProgress is not supported; did you mean onStatus?' },
  { options: { onStatus: 'yes' }, says: "onStatus: must be a function, got 'yes'." },
])('generate refuses $options before it pays', async ({ options, says }) => {
  const { client, vendor } = await openScene()
  const error = await rejection(client.generate('acme/picture', kite, options as never))
  expect(error.message).toContain(says)
  expect(vendor.requests).toHaveLength(0)
})
