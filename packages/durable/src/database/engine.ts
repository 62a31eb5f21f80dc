import type { DLogger } from '@dbos-inc/dbos-sdk'
import type { Database } from './database.js'

/** The schema of the tables of the engine, apart from those of an application that uses the engine itself. */
export const engineSchema = 'mediaplug_engine'

/** The name under which the engine keeps what is ours. */
export const engineName = 'mediaplug'

/**
 * The engine takes up a workflow only where the version is the one it began with, by default a digest of the
 * application's code, so that a deployment would strand what is under way. Ours keeps its state in a row and replays
 * nothing: any version of an application may go on with it. It changes only when workflows of before could not be read.
 */
export const engineVersion = 'mediaplug-1'

/** The workflow that does the work of a submission, from its place in the queue to its end. */
export const submissionWorkflow = 'submission'

/** The id of the workflow of a submission's attempt: there is one for each model that is asked. */
export const workflowOf = (id: string, attempt: number): string => (attempt === 1 ? id : `${id}.${attempt}`)

/** The workflow that asks a vendor something for a client, which has no credentials. */
export const questionWorkflow = 'question'

/** The queue in which the submissions of an account wait. */
export const queueOf = (account: string): string => `${account}/submissions`

/** The queue of what clients ask of an account: it waits for no place among the tasks. */
export const questionsOf = (account: string): string => `${account}/questions`

const ignore = (): void => {}

/** Libraries log nothing. */
export const silent: DLogger = { info: ignore, debug: ignore, warn: ignore, error: ignore }

/** Whether the tables of the engine are there. */
export async function hasEngine(database: Database): Promise<boolean> {
  const [table] = await database.query<{ name: string | null }>('SELECT to_regclass($1)::text AS name', [
    `${engineSchema}.workflow_output`,
  ])
  return table?.name != null
}

/** Makes the tables of the engine, or brings them up to date. Only one process may do it at a time. */
export async function migrateEngine(database: Database): Promise<void> {
  const { ensureSystemDatabase } = await import('@dbos-inc/dbos-sdk/internal/system_database')
  const { GlobalLogger } = await import('@dbos-inc/dbos-sdk/internal/telemetry/logs')
  const logger = new GlobalLogger(undefined, { logger: silent })
  await ensureSystemDatabase(database.url, logger, database.pool, engineSchema)
}
