import { expect, test, vi } from 'vitest'
import { kite, openScene } from '../../test/scene.js'

/** Keeps the process from its turns. */
function block(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test('submissions whose answers came while the process had no turn are accepted, not in doubt', async () => {
  const { client, vendor } = await openScene()
  await client.submit('acme/picture', kite)
  const submitted = Array.from({ length: 20 }, () =>
    client.submit('acme/picture', kite, { timeoutMs: 2_000 }),
  )
  await vi.waitFor(() => expect(vendor.requests.length).toBeGreaterThan(1), { interval: 1, timeout: 1_500 })
  block(4_000)
  await expect(Promise.all(submitted)).resolves.toHaveLength(20)
  expect(vendor.seen('POST /tasks')).toHaveLength(21)
})

test('a process that stands still between all of its turns still applies its limits', async () => {
  const { client, vendor } = await openScene()
  vendor.script('POST /tasks', () => {})
  const timer = setInterval(() => block(60), 1)
  const submitted = client.submit('acme/picture', kite, { timeoutMs: 300 })
  await expect(submitted).rejects.toMatchObject({ code: 'submission-uncertain' })
  clearInterval(timer)
})
