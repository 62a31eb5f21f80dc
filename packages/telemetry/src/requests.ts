import type { RequestEvent } from '@mediaplug/core'
import {
  type Attributes,
  type Context,
  type Counter,
  context,
  type Meter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { named, ofError, ofModel } from './attributes.js'
import { endSpan } from './end-span.js'
import type { Listener } from './listen.js'
import type { RecentSpans } from './recent-spans.js'
import type { Submissions } from './submissions.js'
import type { Tasks } from './tasks.js'

/** What requests are put under. */
export interface Surroundings {
  readonly submissions: Submissions
  readonly tasks: Tasks
  readonly recent: RecentSpans
}

const under = (span: Span): Context => trace.setSpan(ROOT_CONTEXT, span)

function ofServer(origin: string | undefined): Attributes {
  if (origin === undefined) return {}
  const { hostname, port, protocol } = new URL(origin)
  const usual = protocol === 'https:' ? 443 : 80
  return { [named.address]: hostname, [named.port]: port === '' ? usual : Number(port) }
}

/** Requests to vendors: a span of each, under its submission or its task, and how many there were. */
export class Requests implements Listener<RequestEvent> {
  readonly #tracer: Tracer
  readonly #surroundings: Surroundings
  readonly #count: Counter

  constructor(tracer: Tracer, meter: Meter, surroundings: Surroundings) {
    this.#tracer = tracer
    this.#surroundings = surroundings
    this.#count = meter.createCounter('mediaplug.requests', {
      description: 'Requests to vendors, downloads left out.',
      unit: '{request}',
    })
  }

  hear(event: RequestEvent): void {
    const { provider, model, phase, method, origin, status, error, durationMs } = event
    const of = {
      ...(model === undefined ? { [named.provider]: provider } : ofModel(model)),
      [named.phase]: phase,
    }
    this.#count.add(1, { ...of, ...ofError(error) })
    const startTime = performance.now() - durationMs
    // The path may hold what its provider puts there, a prompt included.
    const attributes = { ...of, [named.method]: method, [named.status]: status, ...ofServer(origin) }
    const span = this.#tracer.startSpan(
      method,
      { kind: SpanKind.CLIENT, attributes, startTime },
      this.#parentOf(event),
    )
    endSpan(span, error)
  }

  /** Polls are sent by a timer that serves all tasks: the context in which they are told says nothing. */
  #parentOf({ phase, submission, ref, model = '' }: RequestEvent): Context {
    const { submissions, tasks, recent } = this.#surroundings
    const sent = submission === undefined ? undefined : submissions.spanOf(submission)
    if (sent) return under(sent)
    if (ref === undefined || phase !== 'poll') return context.active()
    const awaited = tasks.spanOf(model, ref)
    if (awaited) return under(awaited)
    const earlier = recent.get(model, ref)
    return earlier ? trace.setSpanContext(ROOT_CONTEXT, earlier) : ROOT_CONTEXT
  }
}
