import { MediaplugError, type Sink } from '@mediaplug/core'
import { createDurableClient, startWorker } from '@mediaplug/durable'
import { describe, expect, test, vi } from 'vitest'
import { acme } from './acme.mjs'
import { openScene } from './scene.js'

const patience = { timeout: 30_000, interval: 50 }
const kite = { prompt: 'a red kite' }

async function rejection(promise: Promise<unknown>): Promise<MediaplugError> {
  const error = await promise.then(
    () => expect.unreachable('it should have been rejected'),
    (thrown: unknown) => thrown,
  )
  return MediaplugError.is(error) ? error : expect.unreachable(`it is no error of ours: ${error}`)
}

describe('a database that cannot be used', () => {
  test('is named by clients and workers, without the password', async () => {
    const { database, sink } = await openScene()
    const wrong = database.replace(/[^/]+$/, 'nowhere').replace(':mediaplug@', ':mediaplug@')
    const providers = [acme({ baseUrl: 'http://127.0.0.1:9' })]
    const client = createDurableClient({ database: wrong, providers })
    for (const act of [
      () => client.submit('acme/picture', kite),
      () => startWorker({ database: wrong, providers, sink }),
    ]) {
      const error = await rejection(act())
      expect(error).toMatchObject({ code: 'journal', retryable: false })
      expect(error.message).toMatch(/'nowhere' at 127\.0\.0\.1:\d+.*does not exist/)
      expect(error.message).not.toContain(':mediaplug@')
    }
    await client.close()
  })

  test('by a wrong password says so', async () => {
    const { database } = await openScene()
    const wrong = database.replace(':mediaplug@', ':guessed@')
    const client = createDurableClient({
      database: wrong,
      providers: [acme({ baseUrl: 'http://127.0.0.1:9' })],
    })
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error.message).toMatch(/password authentication failed/)
    expect(error.message).not.toContain('guessed')
    await client.close()
  })
})

describe('the tables of another version', () => {
  test('that is newer are left alone, and clients and workers say what to do', async () => {
    const { openClient, openWorker, query } = await openScene()
    await openClient().submit('acme/picture', kite)
    await query('UPDATE mediaplug.schema_version SET version = 99')
    for (const act of [() => openClient().submit('acme/picture', kite), () => openWorker()]) {
      expect(await rejection(act())).toMatchObject({
        code: 'journal',
        retryable: false,
        message: expect.stringMatching(/newer @mediaplug\/durable.*version 99.*Update the package/),
      })
    }
    expect(await query('SELECT version FROM mediaplug.schema_version')).toEqual([{ version: 99 }])
  })

  test('that is older are brought up to date, and what they have is done', async () => {
    const { openClient, openWorker, query } = await openScene()
    const task = await openClient().submit('acme/picture', kite)
    await query('DROP TABLE mediaplug.rates, mediaplug.learned')
    await query('UPDATE mediaplug.schema_version SET version = 1')
    await openWorker({ limits: { requestsPerSecond: 100 } })
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(await query('SELECT version FROM mediaplug.schema_version')).toEqual([{ version: 2 }])
  })
})

describe('a provider that a worker lacks', () => {
  test('has its submissions wait for one that has it', async () => {
    const { vendor, openClient, openWorker } = await openScene()
    const baseUrl = vendor.origin
    const client = openClient()
    const task = await client.submit('acme/picture', kite)
    const worker = await openWorker({ providers: [acme({ as: 'other', baseUrl })] })
    const error = await rejection(task.result({ timeoutMs: 2_000 }))
    expect(error).toMatchObject({ code: 'timeout', handle: task.handle })
    expect(error.message).toContain("no worker that has 'acme' runs")
    expect(vendor.creations).toEqual([])
    await worker.close()
    await openWorker()
    await expect(task.result()).resolves.toHaveProperty('assets')
  })
})

describe('a sink that takes nothing', () => {
  test('because its disk is full is asked again, and the task is kept', async () => {
    const { vendor, sink, openClient, openWorker } = await openScene()
    let isFull = true
    const full: Sink = {
      put: (key, file, options) => {
        if (isFull) return Promise.reject(new Error('ENOSPC: no space left on device, write'))
        return sink.put(key, file, options)
      },
      open: (key, options) => sink.open(key, options),
      delete: (key) => sink.delete(key),
    }
    await openWorker({ sink: full })
    const client = openClient()
    const task = await client.submit('acme/picture', kite)
    await vi.waitFor(async () => {
      const found = []
      for await (const submission of client.submissions()) found.push(submission)
      expect(found[0]).toMatchObject({ state: 'accepted', problem: expect.stringContaining('ENOSPC') })
    }, patience)
    isFull = false
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(vendor.creations).toHaveLength(1)
  })

  test('keeps a request with a file from being stored', async () => {
    const { openClient, sink } = await openScene()
    const broken: Sink = {
      put: () => Promise.reject(new Error('ENOSPC: no space left on device')),
      open: (key, options) => sink.open(key, options),
      delete: (key) => sink.delete(key),
    }
    const client = openClient({ sink: broken })
    const error = await rejection(
      client.submit('acme/picture', {
        ...kite,
        image: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      }),
    )
    expect(error).toMatchObject({
      code: 'download',
      message: expect.stringContaining('nothing was stored: ENOSPC'),
    })
  })
})
