import { onTestFinished, vi } from 'vitest'

/**
 * Makes all that was accepted and told until now a minute older: what is new may not be known to its vendor yet, so that
 * core waits for it.
 */
export function growOld(): void {
  const now = performance.now.bind(performance)
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000)
  onTestFinished(() => spy.mockRestore())
}
