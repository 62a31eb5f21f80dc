import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { DownloadEvent, RequestEvent, SubmissionEvent, TaskEvent } from '@mediaplug/core'
import { diag } from '@opentelemetry/api'

/** The channels that are listened to, and what each tells. */
interface Channels {
  'mediaplug.submission': SubmissionEvent
  'mediaplug.task': TaskEvent
  'mediaplug.request': RequestEvent
  'mediaplug.download': DownloadEvent
}

/** Who is told of events. */
export interface Listener<Event> {
  hear(event: Event): void
}

/**
 * Tells a listener of a channel's events. What it throws, a processor of spans that fails say, must not end the process
 * as Node has it: it is told to OpenTelemetry's own log.
 *
 * @returns What ends it.
 */
export function listen<Name extends keyof Channels>(
  name: Name,
  listener: Listener<Channels[Name]>,
): () => void {
  function hear(event: unknown): void {
    try {
      // Core publishes nothing else on its channels.
      listener.hear(event as Channels[Name])
    } catch (error) {
      diag.error(`${name}: an event could not be recorded`, error)
    }
  }
  subscribe(name, hear)
  return () => void unsubscribe(name, hear)
}
