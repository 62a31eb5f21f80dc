import { expect, test } from 'vitest'
import { heard } from '../../test/heard.js'
import { json } from '../../test/replies.js'
import { apiKey, kite, openScene } from '../../test/scene.js'
import type { Status } from '../contract/status.js'

/** The statuses that a listener hears of a task whose vendor says this of it, poll by poll, and then is done. */
async function statusesOf(...told: readonly object[]): Promise<Status<unknown>[]> {
  const { client, vendor } = await openScene()
  vendor.script(
    'GET /tasks',
    ...told.map((details) => json({ state: 'running', ...details })),
    json({ state: 'failed', reason: 'no wind' }),
  )
  const seen: Status<unknown>[] = []
  await client
    .generate('acme/credulous', kite, { onStatus: (status) => void seen.push(status) })
    .catch(() => {})
  return seen
}

test.each([
  [
    'a number among the lines',
    { log: ['step 1', 2, 'step 3'] },
    { log: ['step 1', 'step 3'] },
    'log',
    'got 2',
  ],
  ['null among the lines', { log: [null] }, { log: [] }, 'log', 'got null'],
  ['a text for a list', { log: `key ${apiKey}` }, { log: undefined }, 'log', 'log must be a list of strings'],
  ['null for a list', { log: null }, { log: undefined }, 'log', 'got null'],
  ['a text for a preview', { preview: 'data:' }, { preview: undefined }, 'preview', '{ mediaType, bytes }'],
  [
    'a preview without bytes',
    { preview: { mediaType: 'image/png' } },
    { preview: undefined },
    'preview',
    '{',
  ],
])('%s is left out and published, and the status stays', async (_what, told, heardOf, part, says) => {
  const events = heard('mediaplug.mismatch')
  const [status, ended] = await statusesOf({ ...told, progress: 0.5 })
  expect(status).toMatchObject({ state: 'running', progress: 0.5, ...heardOf })
  expect(ended).toMatchObject({ state: 'failed', reason: 'no wind' })
  expect(events).toEqual([
    { model: 'acme/credulous', ref: 't1', part, message: expect.stringContaining(says) },
  ])
  expect(JSON.stringify(events)).not.toContain(apiKey)
})

test('a status without a preview and a log is heard as the vendor tells it', async () => {
  const [status] = await statusesOf({ progress: 0.5, position: 3 })
  expect(status).toStrictEqual({ state: 'running', progress: 0.5, position: 3 })
})

test('a listener hears each line of a log once, though the vendor tells the whole log at each poll', async () => {
  const statuses = await statusesOf(
    { log: ['one'] },
    { log: ['one', 'two', 'three'] },
    {},
    { log: ['one', 'two', 'three', 'four'] },
  )
  expect(statuses.map((status) => ('log' in status ? status.log : undefined))).toEqual([
    ['one'],
    ['two', 'three'],
    undefined,
    ['four'],
    undefined,
  ])
})
