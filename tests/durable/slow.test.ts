import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { openScene } from './scene.js'

const patience = { timeout: 60_000, interval: 100 }
const kite = { prompt: 'a red kite' }
/** For so long after it goes on, a worker that would send does. */
const afterwardsMs = 4_000

/** The others miss a worker after 15 s. */
async function untilTakenOver(query: Awaited<ReturnType<typeof openScene>>['query'], epochs: number) {
  await vi.waitFor(
    async () =>
      expect(await query<{ epoch: number }>('SELECT epoch FROM mediaplug.submissions')).toSatisfy(
        (rows: readonly { epoch: number }[]) => rows.every(({ epoch }) => epoch >= epochs),
      ),
    patience,
  )
}

describe('a worker that stops for a while, is missed, and goes on', () => {
  test('does not send what it was about to try again', async () => {
    const { vendor, openClient, forkWorker, query } = await openScene()
    vendor.setBusy(true)
    const task = await openClient().submit('acme/known', kite)
    const slow = await forkWorker()
    await vi.waitFor(() => expect(vendor.turnedAway()).toBeGreaterThan(0), patience)
    slow.kill('SIGSTOP')
    await forkWorker()
    await untilTakenOver(query, 2)
    vendor.setBusy(false)
    slow.kill('SIGCONT')
    await expect(task.result()).resolves.toHaveProperty('assets')
    await wait(afterwardsMs)
    expect(vendor.creations).toHaveLength(1)
  })

  test('does not send what waited for its turn, and holds up no others', async () => {
    const { vendor, openClient, forkWorker, query } = await openScene()
    const client = openClient()
    const tasks = await Promise.all(
      Array.from({ length: 8 }, (_, number) => client.submit('acme/picture', { prompt: `kite ${number}` })),
    )
    const limits = { requestsPerSecond: 0.5 }
    const slow = await forkWorker({}, limits)
    await vi.waitFor(() => expect(vendor.creations.length).toBeGreaterThan(0), patience)
    slow.kill('SIGSTOP')
    await query("UPDATE mediaplug.rates SET next_at = now() + interval '1 s'")
    await forkWorker({}, { requestsPerSecond: 20 })
    await untilTakenOver(query, 2)
    slow.kill('SIGCONT')
    await Promise.allSettled(tasks.map((task) => task.result()))
    await wait(afterwardsMs)
    const prompts = vendor.creations.map(({ prompt }) => prompt)
    expect(new Set(prompts).size).toBe(prompts.length)
    const rows = await query<{ state: string }>(
      "SELECT state FROM mediaplug.submissions WHERE state <> 'succeeded'",
    )
    // Only what was on its way may be in doubt, and not what waited.
    expect(rows.length).toBeLessThanOrEqual(1)
  })

  test.each(['picture', 'known'])('does not send what it was just sending: %s', async (model) => {
    const { vendor, openClient, forkWorker, orderStall, query } = await openScene()
    const { order, env } = orderStall()
    const task = await openClient().submit(model === 'known' ? 'acme/known' : 'acme/picture', kite)
    const slow = await forkWorker(env)
    await vi.waitFor(() => expect(existsSync(order)).toBe(false), patience)
    await forkWorker()
    await untilTakenOver(query, 2)
    const end = task.result()
    if (model === 'known') await expect(end).resolves.toHaveProperty('assets')
    else await expect(end).rejects.toMatchObject({ code: 'submission-uncertain' })
    slow.kill('SIGCONT')
    await wait(afterwardsMs)
    expect(vendor.creations).toHaveLength(model === 'known' ? 1 : 0)
  })
})
