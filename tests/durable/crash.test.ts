import { once } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { openScene } from './scene.js'

const patience = { timeout: 60_000, interval: 100 }

async function rejection(promise: Promise<unknown>) {
  return promise.then(
    () => expect.unreachable('it should have been rejected'),
    (error: unknown) => error,
  )
}

describe('a worker that is killed when the vendor has answered, before that is recorded', () => {
  test('leaves the submission uncertain, and nobody sends it again', async () => {
    const { vendor, openClient, forkWorker, orderCrash } = await openScene()
    const client = openClient()
    const task = await client.submit('acme/picture', { prompt: 'a red kite' }, { label: 'order-17' })
    await once(await forkWorker(orderCrash()), 'exit')
    await forkWorker()
    const error = await rejection(task.result())
    expect(error).toMatchObject({
      code: 'submission-uncertain',
      handle: task.handle,
      submission: { id: task.submission, label: 'order-17' },
    })
    expect(vendor.creations).toHaveLength(1)
    const listed = []
    for await (const submission of client.recover()) listed.push(submission)
    expect(listed).toMatchObject([
      { state: 'uncertain', id: task.submission, label: 'order-17', input: { prompt: 'a red kite' } },
    ])

    // Under its label, it is the same one, until a person has looked after it.
    const again = await client.submit('acme/picture', { prompt: 'a red kite' }, { label: 'order-17' })
    expect(again.submission).toBe(task.submission)
    await client.settle(task.submission ?? '')
    const anew = await client.submit('acme/picture', { prompt: 'a red kite' }, { label: 'order-17' })
    await anew.result()
    expect(vendor.creations).toHaveLength(2)
  })

  test('has its request sent again where the vendor knows it by its key, and made once', async () => {
    const { vendor, openClient, forkWorker, orderCrash } = await openScene()
    const task = await openClient().submit('acme/keyed', { prompt: 'a red kite' })
    await once(await forkWorker(orderCrash()), 'exit')
    await forkWorker()
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(vendor.creations).toHaveLength(1)
  })

  test('has its task found where the vendor can be asked', async () => {
    const { vendor, openClient, forkWorker, orderCrash } = await openScene()
    const task = await openClient().submit('acme/known', { prompt: 'a red kite' })
    await once(await forkWorker(orderCrash()), 'exit')
    await forkWorker()
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(vendor.creations).toHaveLength(1)
  })
})

describe('a worker that is killed while the vendor is at work', () => {
  test('is replaced by one of another version of the application', async () => {
    const { vendor, openClient, forkWorker } = await openScene()
    vendor.hold()
    const task = await openClient().submit('acme/picture', { prompt: 'a red kite' })
    const first = await forkWorker({ DBOS__APPVERSION: 'one' })
    await vi.waitFor(() => expect(vendor.polls()).toBeGreaterThan(1), patience)
    first.kill('SIGKILL')
    await forkWorker({ DBOS__APPVERSION: 'two' })
    vendor.letGo()
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(vendor.creations).toHaveLength(1)
  })

  test('leaves its tasks in their places: the limit holds', async () => {
    const { vendor, openClient, forkWorker, query } = await openScene()
    vendor.hold()
    const client = openClient()
    const tasks = await Promise.all(
      Array.from({ length: 6 }, (_, number) => client.submit('acme/picture', { prompt: `kite ${number}` })),
    )
    const first = await forkWorker({}, { concurrentTasks: 3 })
    const accepted = "SELECT id FROM mediaplug.submissions WHERE state = 'accepted'"
    await vi.waitFor(async () => expect(await query(accepted)).toHaveLength(3), patience)
    first.kill('SIGKILL')
    await forkWorker({}, { concurrentTasks: 3 })
    const polls = vendor.polls()
    await vi.waitFor(() => expect(vendor.polls()).toBeGreaterThan(polls + 10), patience)
    expect(vendor.creations).toHaveLength(3)
    vendor.letGo()
    await Promise.all(tasks.map((task) => task.result()))
    expect(vendor.creations).toHaveLength(6)
  })
})
