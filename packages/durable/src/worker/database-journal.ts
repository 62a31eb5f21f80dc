import type { Journal, JournalRecord, LearnedRecord } from '@mediaplug/core'
import type { Database } from '../database/database.js'
import { currentSending, type Sending } from './sending.js'

/**
 * A request is about to be sent. One that another worker has taken over meanwhile is not sent here. An intent of the same
 * claim may be there already, where the database recorded it and the connection was lost before it said so.
 */
const intent = `UPDATE mediaplug.submissions SET state = 'sending', sent_at = now(), problem = NULL
  WHERE id = $1 AND epoch = $2 AND state IN ('waiting', 'sending') AND settled_at IS NULL RETURNING id`

/** The vendor's word ends a doubt, whoever looks after the submission by now. */
const accepted = `UPDATE mediaplug.submissions SET state = 'accepted', handle = $2, ref = $3, problem = NULL,
  outcome = NULL, ended_at = NULL
  WHERE id = $1 AND state IN ('sending', 'uncertain')`

const answered = `UPDATE mediaplug.submissions SET state = 'answered'
  WHERE id = $1 AND state IN ('sending', 'uncertain') AND ended_at IS NULL`

/** Nothing was accepted: what becomes of it now, its worker decides. */
const refused = `UPDATE mediaplug.submissions SET state = 'waiting', sent_at = NULL
  WHERE id = $1 AND epoch = $2 AND state = 'sending'`

const uncertain = `UPDATE mediaplug.submissions SET state = 'uncertain', problem = $3
  WHERE id = $1 AND epoch = $2 AND state = 'sending'`

const learning = `INSERT INTO mediaplug.learned (model, record) VALUES ($1, $2)
  ON CONFLICT (model) DO UPDATE SET record = EXCLUDED.record`

/** The epoch of no claim. */
const nobodys = -1

/** The sending of a submission, within which its records are written. */
function sendingOf(id: string): Sending | undefined {
  const sending = currentSending.getStore()
  return sending?.claim.row.id === id ? sending : undefined
}

/** The journal of a worker: each record changes the row of its submission. */
export class DatabaseJournal implements Journal {
  readonly #database: Database
  readonly #latest: (() => readonly LearnedRecord[])[] = []

  readonly #signal: AbortSignal

  /** @param signal - Has it wait no more for a database that cannot be reached: the worker ends. */
  constructor(database: Database, signal: AbortSignal) {
    this.#database = database
    this.#signal = signal
  }

  async append(record: JournalRecord): Promise<void> {
    switch (record.type) {
      case 'intent': {
        const sinceMs = performance.now()
        const sending = sendingOf(record.id)
        const rows = await this.#database.query(intent, [record.id, sending?.claim.epoch ?? nobodys])
        if (rows.length === 0) throw new Error('another worker does it by now, or it is settled')
        sending?.begin(sinceMs)
        return
      }
      case 'accepted':
        return this.#insist(accepted, [record.id, JSON.stringify(record.handle), record.handle.ref])
      case 'answered':
        return this.#insist(answered, [record.id])
      case 'refused':
        return this.#insist(refused, [record.id, sendingOf(record.id)?.claim.epoch ?? nobodys])
      case 'uncertain':
        return this.#insist(uncertain, [
          record.id,
          sendingOf(record.id)?.claim.epoch ?? nobodys,
          record.message,
        ])
      case 'settled':
        return
    }
  }

  /** What was left is taken over row by row, by the queue. */
  async unsettled(): Promise<readonly JournalRecord[]> {
    return []
  }

  async learned(latest: () => readonly LearnedRecord[]): Promise<readonly LearnedRecord[]> {
    this.#latest.push(latest)
    const rows = await this.#database.query<{ record: string }>('SELECT record FROM mediaplug.learned')
    return rows.map(({ record }) => JSON.parse(record) as LearnedRecord)
  }

  /** Keeps what was learned since the last time, for other workers. */
  async keepLearned(): Promise<void> {
    for (const record of this.#latest.flatMap((latest) => latest())) {
      await this.#database.query(learning, [record.model, JSON.stringify(record)])
    }
  }

  async #insist(text: string, values: unknown[]): Promise<void> {
    await this.#database.insist(text, values, this.#signal)
  }
}
