import { createHash } from 'node:crypto'
import { DBOSClient } from '@dbos-inc/dbos-sdk'
import { MediaplugError } from '@mediaplug/core'
import type { Plan } from '@mediaplug/core/remote'
import type { Connection, Database } from '../database/database.js'
import {
  engineName,
  engineSchema,
  engineVersion,
  queueOf,
  silent,
  submissionWorkflow,
  workflowOf,
} from '../database/engine.js'
import { accountOf, type Row } from '../submission/row.js'

/** A submission that is to be stored. */
export interface NewSubmission {
  readonly id: string
  readonly label: string | undefined
  readonly caller: string
  readonly plan: Plan
  /** Tells the request from others. */
  readonly digest: string
  /** Where its files are kept. */
  readonly files: readonly string[]
}

/** What is known of a submission when it was stored, or is found stored. */
export type Stored = Pick<Row, 'id' | 'label' | 'model' | 'submitted_at'>

const storedColumns = 'id, label, model, submitted_at'

/**
 * Those of a caller wait behind each other; one who comes later begins beside the first of the others, and not behind
 * the last: so nobody waits for all that another one submitted.
 */
const turn = `GREATEST(
  1,
  (SELECT max(priority) + 1 FROM mediaplug.submissions WHERE state = 'waiting' AND settled_at IS NULL AND account = $5 AND caller = $4),
  (SELECT min(priority) FROM mediaplug.submissions WHERE state = 'waiting' AND settled_at IS NULL AND account = $5)
)`

const insertion = `INSERT INTO mediaplug.submissions
  (id, label, digest, caller, account, model, others, input, files, priority)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, ${turn})
  ON CONFLICT DO NOTHING
  RETURNING ${storedColumns}, priority`

/** Tells a request from others: what is asked of which models, and the bytes of its files. */
export function digestOf({ models, input, files }: Plan): string {
  const hash = createHash('sha256').update(JSON.stringify([models, input]))
  for (const { bytes } of files) hash.update(bytes)
  return hash.digest('base64url')
}

/** Where clients store submissions, and find them. */
export class Store {
  readonly #database: Database
  #engine: Promise<DBOSClient> | undefined

  constructor(database: Database) {
    this.#database = database
  }

  /**
   * Finds the submission that has a label.
   *
   * @throws MediaplugError `invalid-input` where it is another request.
   */
  async labelled(label: string, digest: string): Promise<Stored | undefined> {
    const [row] = await this.#database.query<Stored & Pick<Row, 'digest'>>(
      `SELECT ${storedColumns}, digest FROM mediaplug.submissions WHERE label = $1 AND NOT frees_label`,
      [label],
    )
    if (row === undefined || row.digest === digest) return row
    const message = `label: '${label}' is that of another request, of the submission ${row.id} of ${row.submitted_at.toISOString()}. The same label stands for the same request: give this one another.`
    throw new MediaplugError('invalid-input', message, {
      phase: 'input',
      issues: [{ path: ['label'], message: 'is that of another request' }],
    })
  }

  /**
   * Stores a submission and gives it its place in the queue, both or neither. Where its label is in use, it gives the
   * submission that has it.
   *
   * @param signal - Ends the waiting for a database that cannot be reached.
   */
  async store(submission: NewSubmission, signal?: AbortSignal): Promise<Stored> {
    const engine = await this.engine()
    const { id, label, digest } = submission
    const stored = await this.#database.insistOn(
      () => this.#database.transaction((connection) => this.#insert(connection, engine, submission)),
      signal,
    )
    if (stored) return stored
    const [own] = await this.#database.query<Stored>(
      `SELECT ${storedColumns} FROM mediaplug.submissions WHERE id = $1`,
      [id],
    )
    const existing = own ?? (label === undefined ? undefined : await this.labelled(label, digest))
    return existing ?? this.store(submission, signal)
  }

  /** The engine, as one that starts nothing itself. */
  engine(): Promise<DBOSClient> {
    this.#engine ??= DBOSClient.create({
      systemDatabaseUrl: this.#database.url,
      systemDatabasePool: this.#database.pool,
      systemDatabaseSchemaName: engineSchema,
      applicationName: engineName,
      logger: silent,
    })
    return this.#engine
  }

  async #insert(
    connection: Connection,
    engine: DBOSClient,
    { id, label, caller, plan, digest, files }: NewSubmission,
  ): Promise<Stored | undefined> {
    const [model, ...others] = plan.models
    const account = accountOf(model)
    const input = JSON.stringify(plan.input)
    const { rows } = await connection.query<Stored & { readonly priority: number }>(insertion, [
      id,
      label ?? null,
      digest,
      caller,
      account,
      model,
      others,
      input,
      files,
    ])
    const [row] = rows
    if (row) await enqueue(engine, connection, { id, attempt: 1, account, priority: row.priority })
    return row
  }
}

/** A submission's turn in the queue of an account. */
export interface Turn {
  readonly id: string
  /** Which of the models that it asks it is, counted from 1: another workflow is not to do its work. */
  readonly attempt: number
  readonly account: string
  /** Those of lower numbers come first. */
  readonly priority: number
}

/** Gives a submission its place in the queue of an account. */
export async function enqueue(
  engine: DBOSClient,
  connection: Connection,
  { id, attempt, account, priority }: Turn,
): Promise<void> {
  await engine.enqueueInTransaction<(id: string, attempt: number) => Promise<void>>(
    connection,
    {
      queueName: queueOf(account),
      workflowName: submissionWorkflow,
      workflowID: workflowOf(id, attempt),
      appVersion: engineVersion,
      applicationName: engineName,
      priority,
    },
    id,
    attempt,
  )
}
