import { MediaplugError, type Provider } from '@mediaplug/core'
import type { Database } from '../database/database.js'
import type { Presence } from './presence.js'
import { currentSending, type Sending } from './sending.js'

/** What was known so recently is not asked again. */
const freshMs = 3_000

const confirming = `UPDATE mediaplug.submissions SET sent_at = now()
  WHERE id = $1 AND epoch = $2 AND state = 'sending' AND settled_at IS NULL RETURNING id`

const notSent = (why: string): MediaplugError =>
  new MediaplugError('journal', `${why}, so this worker did not send the request.`, {
    phase: 'start',
    retryable: true,
  })

/**
 * Keeps a worker that was slow, and was thought to be lost meanwhile, from sending what another one may do by now: the
 * last look before bytes leave.
 */
export class Fence {
  readonly #database: Database
  readonly #presence: Presence

  constructor(database: Database, presence: Presence) {
    this.#database = database
    this.#presence = presence
  }

  /** A provider whose requests pass the fence. They are authorized right before they are sent. */
  around(provider: Provider): Provider {
    return {
      ...provider,
      authorize: async (request) => {
        const authorization = await provider.authorize(request)
        const sending = currentSending.getStore()
        if (sending?.isUnderWay) await this.#pass(sending)
        return authorization
      },
    }
  }

  /** @throws MediaplugError `journal` where the submission may be another worker's. */
  async #pass(sending: Sending): Promise<void> {
    const { claim } = sending
    const isFresh = (): boolean => performance.now() - sending.confirmedAtMs < freshMs
    if (!isFresh()) {
      const sinceMs = performance.now()
      const rows = await this.#database.query(confirming, [claim.row.id, claim.epoch])
      if (rows.length === 0) throw notSent('Another worker does the submission by now, or it is settled')
      sending.confirmedAtMs = sinceMs
      if (!isFresh()) throw notSent('The database took too long to answer')
    }
    if (!this.#presence.isSound(claim.presence))
      throw notSent('The other workers have not heard of it for a while')
  }
}
