import { type MeterProvider, metrics, type TracerProvider, trace } from '@opentelemetry/api'
import { Downloads } from './downloads.js'
import { listen } from './listen.js'
import { RecentSpans } from './recent-spans.js'
import { Requests } from './requests.js'
import { Submissions } from './submissions.js'
import { Tasks } from './tasks.js'

/** Where spans and metrics go. */
export interface TelemetryOptions {
  /** Default: the one that is registered with `@opentelemetry/api`. */
  readonly tracerProvider?: TracerProvider | undefined
  /** Default: the one that is registered with `@opentelemetry/api` when this is called. */
  readonly meterProvider?: MeterProvider | undefined
}

const scope = '@mediaplug/telemetry'

/**
 * Makes spans and metrics of what all clients of this process do, from now on.
 *
 * Call it once, when your providers of OpenTelemetry are registered. Before it, and after its end, nothing is done. No
 * prompt, no credential and no path of a request is among the attributes.
 *
 * @param options - Where they go.
 * @returns What stops it: spans that are open end then.
 * @example Until the process ends
 * ```ts
 * const stop = startTelemetry()
 * process.once('beforeExit', stop)
 * ```
 */
export function startTelemetry(options: TelemetryOptions = {}): () => void {
  const { tracerProvider = trace.getTracerProvider(), meterProvider = metrics.getMeterProvider() } = options
  const tracer = tracerProvider.getTracer(scope)
  const meter = meterProvider.getMeter(scope)
  const recent = new RecentSpans()
  const submissions = new Submissions(tracer, meter, recent)
  const tasks = new Tasks(tracer, meter, recent)
  const requests = new Requests(tracer, meter, { submissions, tasks, recent })
  const downloads = new Downloads(tracer, recent)
  const stops = [
    listen('mediaplug.submission', submissions),
    listen('mediaplug.task', tasks),
    listen('mediaplug.request', requests),
    listen('mediaplug.download', downloads),
  ]
  return () => {
    for (const stop of stops) stop()
    submissions.end()
    tasks.end()
  }
}
