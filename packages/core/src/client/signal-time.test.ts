import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { openPicture, picture, png, temporaryFolder } from '../../test/asset-scene.js'
import { collect } from '../../test/collect.js'
import { drip } from '../../test/download-scene.js'
import { heard } from '../../test/heard.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json, stall } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'

const running = json({ state: 'running' })
const forms = [
  ['AbortSignal.timeout', (ms: number) => AbortSignal.timeout(ms)],
  [
    'the first of several signals',
    (ms: number) => AbortSignal.any([new AbortController().signal, AbortSignal.timeout(ms)]),
  ],
] as const
const tooLate = AbortSignal.abort(new DOMException('too late', 'TimeoutError'))

describe.each(forms)('a signal whose time runs out, as %s, ends with timeout:', (_form, within) => {
  test('a task that runs, with its handle', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', running)
    const task = await client.submit('acme/picture', kite)
    for (const wait of [
      () => task.result({ signal: within(50) }),
      () => collect(task.statuses({ signal: within(50) })),
      () => client.resume(task.handle).result({ signal: within(50) }),
    ]) {
      const error = await rejection(wait())
      expect(error).toMatchObject({ code: 'timeout', retryable: false, phase: 'poll', handle: task.handle })
      expect(error.message).toContain('resume it with its handle')
    }
  })

  test('a generation, with the handle of its task', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', running)
    const error = await rejection(client.generate('acme/picture', kite, { signal: within(200) }))
    expect(error).toMatchObject({ code: 'timeout', handle: { ref: 't1', model: 'acme/picture' } })
  })

  test('a question about the account', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /credits', stall())
    const error = await rejection(client.account('acme').credits({ signal: within(50) }))
    expect(error).toMatchObject({ code: 'timeout', phase: 'account' })
  })

  test('the canceling of a task', async () => {
    const { client, vendor } = await openScene()
    vendor.script('DELETE /films', stall())
    const film = await client.submit('acme/film', kite)
    const error = await rejection(film.cancel({ signal: within(50) }))
    expect(error).toMatchObject({ code: 'timeout', phase: 'cancel', handle: film.handle })
  })

  test('a file that is saved or read, with the handle', async () => {
    const { asset, folder } = await openPicture(drip)
    for (const read of [
      () => asset.save(join(folder, 'kite'), { signal: within(50) }),
      () => asset.bytes({ signal: within(50) }),
      () => collect(asset.stream({ signal: within(50) })),
    ]) {
      const error = await rejection(read())
      expect(error).toMatchObject({ code: 'timeout', phase: 'download', handle: { ref: 't1' } })
    }
  })
})

describe('a signal whose time is over from the beginning ends with timeout', () => {
  test('before anything is sent', async () => {
    const { client, vendor } = await openScene()
    const error = await rejection(client.generate('acme/picture', kite, { signal: tooLate }))
    expect(error).toMatchObject({ code: 'timeout', phase: 'input' })
    expect(error.message).toContain('Nothing was sent.')
    expect(vendor.requests).toHaveLength(0)
  })

  test('before anything is asked, with the handle', async () => {
    const { client, vendor } = await openScene()
    const task = await client.submit('acme/picture', kite)
    const error = await rejection(task.result({ signal: tooLate }))
    expect(error).toMatchObject({ code: 'timeout', handle: task.handle })
    expect(vendor.seen('GET /tasks')).toHaveLength(0)
  })

  test('before a file is fetched', async () => {
    const asset = picture({ bytes: png })
    const path = join(await temporaryFolder(), 'kite')
    for (const read of [
      () => asset.save(path, { signal: tooLate }),
      () => asset.bytes({ signal: tooLate }),
    ]) {
      expect(await rejection(read())).toMatchObject({ code: 'timeout', handle: { ref: 't1' } })
    }
  })

  test('a recovery', async () => {
    const { client } = await openScene()
    const error = await rejection(collect(client.recover({ signal: tooLate })))
    expect(error).toMatchObject({ code: 'timeout' })
  })
})

test('a wait for a permit that a signal ends by its time is a timeout', async () => {
  const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
  vendor.script('GET /tasks', running)
  await client.submit('acme/picture', kite)
  const error = await rejection(client.submit('acme/picture', kite, { signal: AbortSignal.timeout(50) }))
  expect(error).toMatchObject({ code: 'timeout', phase: 'start' })
  expect(error.message).toContain('the limit on tasks at a time is 1')
})

test('a request that never had its turn is a timeout in the journal as well', async () => {
  const journal = recordingJournal()
  const { client } = await openScene({ journal, limits: { requestsPerSecond: 0.5 } })
  await client.submit('acme/picture', kite)
  const error = await rejection(client.submit('acme/picture', kite, { signal: AbortSignal.timeout(50) }))
  expect(error).toMatchObject({ code: 'timeout', phase: 'start' })
  await vi.waitFor(() => expect(journal.records.at(-1)).toMatchObject({ type: 'refused', code: 'timeout' }))
})

test('whoever listens is told the same', async () => {
  const { client, vendor } = await openScene()
  vendor.script('GET /credits', stall())
  const requests = heard('mediaplug.request')
  await rejection(client.account('acme').credits({ signal: AbortSignal.timeout(50) }))
  expect(requests).toMatchObject([{ phase: 'account', error: 'timeout' }])

  const { asset } = await openPicture(drip)
  const downloads = heard('mediaplug.download')
  await rejection(asset.bytes({ signal: AbortSignal.timeout(50) }))
  const stop = new AbortController()
  const reading = asset.bytes(stop)
  stop.abort()
  await rejection(reading)
  expect(downloads).toMatchObject([{ error: 'timeout' }, { error: 'aborted' }])
})
