import { MediaplugError, type Provider } from '@mediaplug/core'
import { isMediaplugError } from '../error/is-mediaplug-error.js'
import type { WatchedJournal } from '../tasks/watched-journal.js'

/** Whether a target may be served by a model that answers at once, and of which a vendor keeps no task. */
export function mayAnswerAtOnce(providers: readonly Provider[], target: string): boolean {
  return providers.some(({ id, models }) =>
    Object.entries(models).some(
      ([name, { capability, poll }]) => !poll && (`${id}/${name}` === target || capability.id === target),
    ),
  )
}

/**
 * A signal that is not aborted while a request is on its way: what a model answers at once is paid for, and nothing
 * gives it again.
 */
export function unlessOnTheWay(signal: AbortSignal, journal: WatchedJournal): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => {
    if (!journal.isBusy()) controller.abort(signal.reason)
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  return controller.signal
}

/** What an error of a stopped submission comes to, once its answer is on record. */
export async function afterLanding(error: unknown, journal: WatchedJournal): Promise<unknown> {
  await journal.landed()
  if (!isMediaplugError(error) || error.code !== 'submission-uncertain') return error
  const { provider, model = 'the vendor', submission } = error
  const fate = journal.fateOf(submission?.idempotencyKey ?? '')
  if (fate !== 'accepted' && fate !== 'refused') return error
  const what = fate === 'accepted' ? 'The vendor has accepted the task.' : 'The vendor accepted nothing.'
  return new MediaplugError('aborted', `${model}: stopped. ${what}`, { provider, model, phase: 'start' })
}
