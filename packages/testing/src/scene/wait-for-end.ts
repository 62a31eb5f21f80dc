import type { Output, Task } from '@mediaplug/core'
import { type Outcome, outcomeOf } from './outcome.js'
import type { Scene } from './scene.js'

const watchMs = 20

/** What a wait for a task came to. */
export interface LastWord {
  readonly outcome: Outcome<Output>
  /** Whether the vendor was asked again and again, and no end was in sight. */
  readonly endless: boolean
}

/**
 * Waits for a task, and gives up when the vendor has been asked so often that it would be asked for ever.
 *
 * @param mostPolls - How many polls are too many.
 */
export async function lastWordOf(scene: Scene, task: Task<Output>, mostPolls: number): Promise<LastWord> {
  const controller = new AbortController()
  const before = scene.requests('poll').length
  const watch = setInterval(() => {
    if (scene.requests('poll').length - before >= mostPolls) controller.abort()
  }, watchMs)
  const outcome = await outcomeOf(task.result({ signal: controller.signal }))
  clearInterval(watch)
  const endless = outcome.error?.code === 'aborted' || outcome.error?.code === 'timeout'
  return { outcome, endless }
}
