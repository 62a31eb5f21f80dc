import type { Configuration } from '@mediaplug/config'
import type { Sink } from '@mediaplug/core'
import type { Session } from '../session/session.js'

/** What the user says of a database. */
export interface DatabaseOptions {
  /** Its URL. */
  readonly database?: string | undefined
  /** Where files are kept: a folder, or `s3://bucket/prefix`. */
  readonly sink?: string | undefined
}

/** A database, and where files are kept. */
export interface DatabaseChoice {
  readonly url: string
  readonly sink: string | Sink | undefined
}

/** The variables of the environment that name them. */
export const variables = { database: 'MEDIAPLUG_DATABASE', sink: 'MEDIAPLUG_SINK' } as const

/** Where files are kept, by what was given, the environment and the project. */
export const chosenSink = (
  { environment }: Session,
  { sink }: DatabaseOptions,
  configuration: Configuration,
): string | Sink | undefined => sink ?? (environment[variables.sink] || configuration.sink)

/** The database that was given, or that the environment or the project names; `undefined` for none. */
export function chosenDatabase(
  session: Session,
  options: DatabaseOptions,
  configuration: Configuration,
): DatabaseChoice | undefined {
  const url = options.database ?? (session.environment[variables.database] || configuration.database)
  return url === undefined ? undefined : { url, sink: chosenSink(session, options, configuration) }
}
