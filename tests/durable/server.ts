import type { TestProject } from 'vitest/node'
import { openPostgres } from './postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the PostgreSQL server that all tests share, without a database. */
    server: string
  }
}

/** Starts a PostgreSQL for all tests, and removes it in the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await openPostgres()
  project.provide('server', `postgresql://mediaplug:mediaplug@127.0.0.1:${postgres.port}`)
  return postgres.remove
}
