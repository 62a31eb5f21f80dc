import type { DownloadEvent } from '@mediaplug/core'
import { SpanKind, type Tracer } from '@opentelemetry/api'
import { named, ofModel } from './attributes.js'
import { besides } from './besides.js'
import { endSpan } from './end-span.js'
import type { Listener } from './listen.js'
import type { RecentSpans } from './recent-spans.js'

/** Files that are fetched: a span of each, under what its caller does, with a link to the task that made it. */
export class Downloads implements Listener<DownloadEvent> {
  readonly #tracer: Tracer
  readonly #recent: RecentSpans

  constructor(tracer: Tracer, recent: RecentSpans) {
    this.#tracer = tracer
    this.#recent = recent
  }

  hear({ model, ref, kind, bytes, durationMs, error }: DownloadEvent): void {
    const { parent, links } = besides(this.#recent.get(model, ref))
    const attributes = { ...ofModel(model), [named.ref]: ref, [named.kind]: kind, [named.size]: bytes }
    const startTime = performance.now() - durationMs
    const options = { kind: SpanKind.CLIENT, attributes, links, startTime }
    const span = this.#tracer.startSpan(`download ${model}`, options, parent)
    endSpan(span, error)
  }
}
