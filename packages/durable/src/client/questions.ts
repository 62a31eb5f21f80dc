import { MediaplugError } from '@mediaplug/core'
import type { Database } from '../database/database.js'
import { engineName, engineVersion, questionsOf, questionWorkflow } from '../database/engine.js'
import { errorOf, type KeptError } from '../submission/outcome.js'
import type { Store } from './store.js'

/** What a client asks a worker to ask a vendor, since it has no credentials itself. */
export type Question =
  | { readonly kind: 'credits'; readonly provider: string }
  | { readonly kind: 'cancel'; readonly id: string }

/** What came of it. */
export type Answer = { readonly value: number | null } | KeptError

const lookEveryMs = 100

async function unlessStopped<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/**
 * Has a worker ask a vendor something.
 *
 * @param account - The provider's id.
 * @throws MediaplugError What the vendor's answer came to, or that of the time that ran out.
 */
export async function ask(
  store: Store,
  database: Database,
  account: string,
  question: Question,
  signal: AbortSignal,
): Promise<number | null> {
  const engine = await store.engine()
  const handle = await engine
    .enqueue<(question: Question) => Promise<Answer>>(
      {
        queueName: questionsOf(account),
        workflowName: questionWorkflow,
        appVersion: engineVersion,
        applicationName: engineName,
      },
      question,
    )
    .catch((cause: unknown) => {
      const message = `The database ${database.place} could not be used, so no worker was asked.`
      throw new MediaplugError('journal', message, { provider: account, cause })
    })
  try {
    const answer = await unlessStopped(handle.getResult({ pollingIntervalMs: lookEveryMs }), signal)
    if ('value' in answer) return answer.value
    throw errorOf(answer)
  } catch (error) {
    if (signal.aborted) await engine.cancelWorkflow(handle.workflowID).catch(() => {})
    throw error
  }
}
