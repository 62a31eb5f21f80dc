import type { Output, Task } from '@mediaplug/core'
import { callLimitMs } from '../time/call-within.js'
import { type Outcome, outcomeOf } from './outcome.js'
import type { Scene } from './scene.js'

const lookMs = 20

/** What a wait for a task came to. */
export interface End {
  readonly outcome: Outcome<Output>
  /** Whether the vendor was asked again and again, and no end was in sight. */
  readonly endless: boolean
}

/**
 * Waits for a task, and gives up when the vendor has been asked so often that it would be asked for ever.
 *
 * @param mostPolls - How many polls are too many.
 */
export async function waitForEnd(scene: Scene, task: Task<Output>, mostPolls: number): Promise<End> {
  const stop = new AbortController()
  const before = scene.requests('poll').length
  const watch = setInterval(() => {
    if (scene.requests('poll').length - before >= mostPolls) stop.abort()
  }, lookMs)
  const outcome = await outcomeOf((signal) => task.result({ signal }), callLimitMs, stop)
  clearInterval(watch)
  const endless = outcome.error?.code === 'aborted' || outcome.error?.code === 'timeout'
  return { outcome, endless }
}
