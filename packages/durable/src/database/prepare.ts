import { MediaplugError } from '@mediaplug/core'
import type { Connection, Database } from './database.js'
import { hasEngine, migrateEngine } from './engine.js'
import { migrations } from './migrations.js'

/** Names the lock that one process holds which makes or changes the tables: any number that nothing else uses. */
const lock = 7_304_211_905

async function versionOf(connection: Connection): Promise<number> {
  const { rows } = await connection.query<{ version: number }>('SELECT version FROM mediaplug.schema_version')
  return rows[0]?.version ?? 0
}

/** The error of tables that a newer version of this package made. */
function tooNew(database: Database, version: number): MediaplugError {
  const message = `The database ${database.place} has the tables of a newer @mediaplug/durable: they are of version ${version}, and this one knows versions up to ${migrations.length}. Update the package here. Nothing was changed.`
  return new MediaplugError('journal', message, { phase: 'input', retryable: false })
}

async function migrate(database: Database, connection: Connection): Promise<void> {
  await connection.query('CREATE SCHEMA IF NOT EXISTS mediaplug')
  await connection.query('CREATE TABLE IF NOT EXISTS mediaplug.schema_version (version integer NOT NULL)')
  const version = await versionOf(connection)
  if (version > migrations.length) throw tooNew(database, version)
  for (const step of migrations.slice(version)) await connection.query(step)
  if (version === 0) await connection.query('DELETE FROM mediaplug.schema_version')
  await connection.query(
    version === 0
      ? 'INSERT INTO mediaplug.schema_version VALUES ($1)'
      : 'UPDATE mediaplug.schema_version SET version = $1',
    [migrations.length],
  )
}

/** Whether the tables are there, and those that this version knows. */
async function isReady(database: Database): Promise<boolean> {
  const [table] = await database.query<{ name: string | null }>(
    "SELECT to_regclass('mediaplug.schema_version')::text AS name",
  )
  if (!table?.name) return false
  const [row] = await database.query<{ version: number }>('SELECT version FROM mediaplug.schema_version')
  const version = row?.version ?? 0
  if (version > migrations.length) throw tooNew(database, version)
  return version === migrations.length
}

/**
 * Makes the tables where they are not there, and brings those of an earlier version up to date. Any number of processes
 * may do it at once.
 *
 * @param isWorker - Whether the tables of the engine are brought up to date, too: clients get along with earlier ones.
 * @throws MediaplugError `journal` where the database cannot be reached, where its user may not make tables, and for
 *   tables that are newer than this package.
 */
export async function prepareDatabase(database: Database, isWorker: boolean): Promise<void> {
  if ((await isReady(database)) && !isWorker && (await hasEngine(database))) return
  await database.alone(lock, async () => {
    if (!(await isReady(database))) await database.transaction((connection) => migrate(database, connection))
    if (isWorker || !(await hasEngine(database))) await migrateEngine(database)
  })
}
