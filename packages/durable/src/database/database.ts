import { MediaplugError } from '@mediaplug/core'
import pg from 'pg'
import { databaseError } from './error.js'

/** What a statement gives. */
export type Rows<Row extends pg.QueryResultRow> = readonly Row[]

/** A connection within a transaction. */
export type Connection = pg.ClientBase

const connectTimeoutMs = 10_000
const firstPauseMs = 100
const longestPauseMs = 5_000

function addressOf(database: unknown): URL {
  const url = typeof database === 'string' && URL.canParse(database) ? new URL(database) : undefined
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return url
  const message =
    "database: must be a URL of PostgreSQL that names a database, as 'postgresql://user:password@host:5432/name' does."
  throw new MediaplugError('invalid-input', message, {
    phase: 'input',
    issues: [{ path: ['database'], message: 'must be a URL of PostgreSQL that names a database' }],
  })
}

/** Where a database is, without its credentials. */
const placeOf = ({ host, pathname }: URL): string => `'${pathname.slice(1)}' at ${host || 'this machine'}`

/** Waits; a process may end meanwhile. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

/** A PostgreSQL database that several processes share. */
export class Database {
  readonly pool: pg.Pool
  /** The URL, with its credentials. */
  readonly url: string
  /** Which one it is, for messages. */
  readonly place: string

  /**
   * @param database - Its URL.
   * @param connections - How many connections there may be.
   * @throws MediaplugError `invalid-input` for what is no URL of a database.
   */
  constructor(database: string, connections: number) {
    this.url = database
    this.place = placeOf(addressOf(database))
    this.pool = new pg.Pool({
      connectionString: database,
      max: connections,
      connectionTimeoutMillis: connectTimeoutMs,
      allowExitOnIdle: true,
      keepAlive: true,
      application_name: 'mediaplug',
    })
    // A connection that is lost while nobody uses it: the next statement makes a new one.
    this.pool.on('error', () => {})
  }

  /** @throws MediaplugError `journal`. */
  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Rows<Row>> {
    try {
      return (await this.pool.query<Row>(text, values)).rows
    } catch (cause) {
      throw databaseError(cause, this.place)
    }
  }

  /** As {@link query}; tried until it succeeds where the database cannot be reached for a while. */
  insist<Row extends pg.QueryResultRow>(
    text: string,
    values: unknown[] = [],
    signal?: AbortSignal,
  ): Promise<Rows<Row>> {
    return this.insistOn(() => this.query<Row>(text, values), signal)
  }

  /** Does what can be done again, until it succeeds where the database cannot be reached for a while. */
  async insistOn<T>(act: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
      try {
        return await act()
      } catch (error) {
        if (!MediaplugError.is(error) || error.code !== 'journal' || !error.retryable) throw error
        await pause(pauseMs, signal)
      }
    }
  }

  /** Does several things or none. @throws MediaplugError `journal`, and what the act throws. */
  async transaction<T>(act: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.pool.connect().catch((cause: unknown) => {
      throw databaseError(cause, this.place)
    })
    // A connection that is lost in the middle is told by the statement that fails.
    const ignore = (): void => {}
    connection.on('error', ignore)
    let failure: Error | undefined
    try {
      await connection.query('BEGIN')
      const result = await act(connection)
      await connection.query('COMMIT')
      return result
    } catch (cause) {
      await connection.query('ROLLBACK').catch((error: Error) => {
        failure = error
      })
      throw databaseError(cause, this.place)
    } finally {
      connection.removeListener('error', ignore)
      connection.release(failure)
    }
  }

  /**
   * Does something that only one process of the database does at a time. It is asked for again and again: who waits within
   * a statement would hold up what makes indexes beside the work of others.
   *
   * @param lock - Names it.
   * @throws MediaplugError `journal`.
   */
  async alone<T>(lock: number, act: () => Promise<T>): Promise<T> {
    const connection = await this.pool.connect().catch((cause: unknown) => {
      throw databaseError(cause, this.place)
    })
    const ignore = (): void => {}
    connection.on('error', ignore)
    try {
      for (;;) {
        const { rows } = await connection.query<{ has: boolean }>('SELECT pg_try_advisory_lock($1) AS has', [
          lock,
        ])
        if (rows[0]?.has) break
        await pause(firstPauseMs)
      }
      return await act()
    } catch (cause) {
      throw databaseError(cause, this.place)
    } finally {
      connection.removeListener('error', ignore)
      // With the connection, the lock is gone.
      connection.release(true)
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}
