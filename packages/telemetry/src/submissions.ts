import type { SubmissionEvent } from '@mediaplug/core'
import type { Counter, Meter, Span, Tracer } from '@opentelemetry/api'
import { named, ofError, ofModel } from './attributes.js'
import { endSpan } from './end-span.js'
import type { Listener } from './listen.js'
import type { RecentSpans } from './recent-spans.js'

/** Submissions: a span of each, under what its caller does, and how many there were, by what came of them. */
export class Submissions implements Listener<SubmissionEvent> {
  readonly #tracer: Tracer
  readonly #recent: RecentSpans
  readonly #count: Counter
  readonly #open = new Map<string, Span>()

  constructor(tracer: Tracer, meter: Meter, recent: RecentSpans) {
    this.#tracer = tracer
    this.#recent = recent
    this.#count = meter.createCounter('mediaplug.submissions', {
      description: 'Submissions, by what came of them.',
      unit: '{submission}',
    })
  }

  hear(event: SubmissionEvent): void {
    switch (event.state) {
      case 'began':
        return this.#begin(event)
      case 'waiting':
      case 'admitted':
      case 'doubt':
        return void this.#open.get(event.submission)?.addEvent(event.state, performance.now())
      default:
        return this.#finish(event)
    }
  }

  /** The span of a submission that is under way. */
  spanOf(submission: string): Span | undefined {
    return this.#open.get(submission)
  }

  /** Ends the spans that are open. */
  end(): void {
    for (const span of this.#open.values()) endSpan(span)
    this.#open.clear()
  }

  #begin({ model, submission, label }: SubmissionEvent): void {
    const attributes = { ...ofModel(model), [named.submission]: submission, [named.label]: label }
    const startTime = performance.now()
    this.#open.set(submission, this.#tracer.startSpan(`submit ${model}`, { attributes, startTime }))
  }

  #finish({ model, submission, state, ref, error }: SubmissionEvent): void {
    this.#count.add(1, { ...ofModel(model), [named.outcome]: state, ...ofError(error) })
    const span = this.#open.get(submission)
    if (span === undefined) return
    this.#open.delete(submission)
    span.setAttribute(named.outcome, state)
    if (ref !== undefined) {
      span.setAttribute(named.ref, ref)
      this.#recent.set(model, ref, span.spanContext())
    }
    endSpan(span, error)
  }
}
