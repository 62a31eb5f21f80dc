import type { Configuration } from '@mediaplug/config'
import type { Provider } from '@mediaplug/core'
import type { Session } from '../session/session.js'
import type { DatabaseChoice } from './choice.js'
import { type DatabaseClient, loadDurable } from './load-durable.js'
import { openSink } from './open-sink.js'

/**
 * Opens a client of a database. Nothing is asked of it before the first call.
 *
 * @param providers - Those that requests are checked by; none to list and to settle.
 * @throws UsageError where the package is missing, MediaplugError for a URL that is none.
 */
export async function openDatabaseClient(
  session: Session,
  { url, sink }: DatabaseChoice,
  providers: readonly Provider[],
  { connections, timeoutMs }: Configuration,
): Promise<DatabaseClient> {
  const { createDurableClient } = await loadDurable(session)
  return createDurableClient({
    database: url,
    providers,
    sink: sink === undefined ? undefined : await openSink(session, sink),
    settling: 'by-caller',
    connections,
    timeoutMs,
  })
}
