import { vi } from 'vitest'

/** Waits until a check passes, however slow the machine is: only the limit of the test ends it. */
export function until(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 600_000, interval: 5 })
}
