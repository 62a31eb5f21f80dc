import { onTestFinished, vi } from 'vitest'

/** The clock of this process, stopped: it goes on only when it is told to. Timers are not concerned. */
export interface StoppedClock {
  advance(ms: number): void
}

/** Stops the clock at a whole second until the test ends. */
export function stopClock(): StoppedClock {
  vi.useFakeTimers({ toFake: ['Date'], now: Math.ceil(Date.now() / 1000) * 1000 })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  return {
    advance(ms) {
      vi.setSystemTime(Date.now() + ms)
    },
  }
}
