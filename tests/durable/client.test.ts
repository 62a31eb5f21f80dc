import { createClient, type Recovered } from '@mediaplug/core'
import { describe, expect, test, vi } from 'vitest'
import { acme } from './acme.mjs'
import { openScene } from './scene.js'
import { png } from './vendor.js'

const patience = { timeout: 30_000, interval: 50 }
const kite = { prompt: 'a red kite' }

async function collect<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const each of all) found.push(each)
  return found
}

const settled = (all: readonly Recovered[]) => all.map(({ state, id }) => ({ state, id }))

describe('a durable client', () => {
  test('submits before there is a worker, and another client has the result', async () => {
    const { vendor, openClient, openWorker, sink } = await openScene()
    const task = await openClient().submit('acme/picture', kite, { label: 'order-17' })
    expect(task).toMatchObject({ label: 'order-17', isRecorded: true, handle: { ref: task.submission } })
    expect(vendor.creations).toEqual([])
    await openWorker()
    const result = await openClient()
      .resume(JSON.parse(JSON.stringify(task.handle)))
      .result()
    expect(result).toMatchObject({ model: 'acme/picture', handle: task.handle })
    expect(Buffer.from((await result.assets[0]?.bytes()) ?? [])).toEqual(png)
    const kept = await collect(sink.open(`results/${task.submission}/0`))
    expect(Buffer.concat(kept)).toEqual(png)
  })

  test('reads files where they are kept, when the vendor has them no more', async () => {
    const { vendor, openClient, openWorker, folder } = await openScene()
    await openWorker()
    const result = await openClient().generate('acme/picture', kite)
    await vendor.close()
    const [saved] = await result.save(`${folder}/out/`)
    expect(saved).toMatchObject({ mediaType: 'image/png', size: png.length })
  })

  test('gives the same submission for the same label, by whichever client, and refuses another request', async () => {
    const { vendor, openClient, openWorker } = await openScene()
    const clients = [openClient(), openClient()]
    const tasks = await Promise.all(
      [...clients, ...clients].map((client) => client.submit('acme/picture', kite, { label: 'order-17' })),
    )
    expect(new Set(tasks.map(({ submission }) => submission)).size).toBe(1)
    await openWorker()
    await Promise.all(tasks.map((task) => task.result()))
    expect(vendor.creations).toHaveLength(1)
    await expect(
      clients[0]?.submit('acme/picture', { prompt: 'a blue kite' }, { label: 'order-17' }),
    ).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining("'order-17'") })
  })

  test('lets a label go when the vendor refused it', async () => {
    const { vendor, openClient, openWorker } = await openScene()
    await openWorker()
    const client = openClient()
    vendor.refuse(1)
    const options = { label: 'order-17' }
    await expect(client.generate('acme/picture', kite, options)).rejects.toMatchObject({ code: 'auth' })
    await client.generate('acme/picture', kite, options)
    expect(vendor.creations).toHaveLength(1)
  })

  test('has files of a request sent by a worker, out of the sink', async () => {
    const { vendor, openClient, openWorker } = await openScene()
    await openWorker()
    await openClient().generate('acme/picture', { ...kite, image: png })
    expect(vendor.creations).toMatchObject([{ bytes: png.length }])
  })

  test('without a sink refuses a file of this machine before anything is stored', async () => {
    const { openClient } = await openScene()
    const client = openClient({ sink: undefined })
    await expect(client.submit('acme/picture', { ...kite, image: png })).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('Nothing was stored'),
    })
    expect(await collect(client.submissions({ settled: true }))).toEqual([])
  })

  test('tells the progress to those who follow', async () => {
    const { vendor, openClient, openWorker } = await openScene()
    vendor.hold()
    await openWorker()
    const task = await openClient().submit('acme/picture', kite)
    const states: string[] = []
    for await (const status of task) {
      states.push(status.state)
      vendor.letGo()
    }
    expect(states).toEqual(['running', 'succeeded'])
  })

  test('cancels what waits, and has a worker cancel what the vendor has', async () => {
    const { vendor, openClient, openWorker } = await openScene()
    vendor.hold()
    const client = openClient()
    const waiting = await client.submit('acme/picture', kite)
    await waiting.cancel()
    await expect(waiting.result()).rejects.toMatchObject({ code: 'canceled' })
    await openWorker()
    const running = await client.submit('acme/picture', kite)
    await vi.waitFor(() => expect(vendor.creations).toHaveLength(1), patience)
    await running.cancel()
    await expect(running.result()).rejects.toMatchObject({ code: 'failed', handle: running.handle })
    expect(vendor.creations).toHaveLength(1)
  })

  test('says in time what goes on when the caller has waited enough, and lists it', async () => {
    const { openClient } = await openScene()
    const client = openClient()
    const task = await client.submit('acme/picture', kite)
    await expect(task.result({ timeoutMs: 50 })).rejects.toMatchObject({
      code: 'timeout',
      handle: task.handle,
      message: expect.stringContaining('it is in the database'),
    })
    expect(await collect(client.submissions())).toMatchObject([{ id: task.submission, state: 'waiting' }])
  })

  test('settles what was delivered, and by the caller where it is told to', async () => {
    const { openClient, openWorker } = await openScene()
    await openWorker()
    const client = openClient()
    await client.generate('acme/picture', kite)
    await vi.waitFor(async () => expect(await collect(client.recover())).toEqual([]), patience)
    const careful = openClient({ settling: 'by-caller' })
    const task = await careful.submit('acme/picture', kite)
    await task.result()
    expect(settled(await collect(careful.recover()))).toEqual([{ state: 'accepted', id: task.submission }])
    await careful.settle(task.handle)
    expect(await collect(careful.recover())).toEqual([])
  })

  test('takes up a task that another kind of client submitted', async () => {
    const { vendor, openClient, openWorker } = await openScene()
    const ordinary = createClient({ providers: [acme({ baseUrl: vendor.origin })] })
    const { handle } = await ordinary.submit('acme/picture', kite)
    await openWorker()
    const client = openClient()
    await expect(client.resume(handle).result()).resolves.toHaveProperty('assets')
    await expect(openClient().resume(handle).result()).resolves.toHaveProperty('assets')
    expect(vendor.creations).toHaveLength(1)
    expect(await collect(client.submissions({ settled: true }))).toHaveLength(1)
  })

  test('lets callers take turns, however much one of them has submitted', async () => {
    const { vendor, openClient, openWorker } = await openScene()
    const [many, few] = [openClient({ caller: 'many' }), openClient({ caller: 'few' })]
    for (let number = 0; number < 10; number++)
      await many.submit('acme/picture', { prompt: `many ${number}` })
    const tasks = []
    for (let number = 0; number < 2; number++)
      tasks.push(await few.submit('acme/picture', { prompt: `few ${number}` }))
    await openWorker({ limits: { concurrentTasks: 1 } })
    await Promise.all(tasks.map((task) => task.result()))
    const order = vendor.creations.map(({ prompt }) => prompt)
    expect(order.indexOf('few 1')).toBeLessThan(5)
  })

  test('keeps the limit on requests a second over all that workers ask', async () => {
    const { vendor, openClient, openWorker } = await openScene()
    await openWorker({ limits: { requestsPerSecond: 10 } })
    const client = openClient()
    const since = performance.now()
    await Promise.all(
      Array.from({ length: 5 }, (_, number) => client.generate('acme/picture', { prompt: `${number}` })),
    )
    const requests = vendor.creations.length + vendor.polls()
    expect(requests).toBeGreaterThanOrEqual(10)
    expect(performance.now() - since).toBeGreaterThanOrEqual(100 * (requests - 1))
  })
})
