import type { SpanContext } from '@opentelemetry/api'

/** How many tasks are remembered whose spans others may be linked to. */
const mostRemembered = 10_000

/** What tells a task from others. */
export const taskKey = (model: string, ref: string): string => `${model} ${ref}`

/** The latest span of each of the latest tasks: of its submission, then of the waiting for it. */
export class RecentSpans {
  readonly #spans = new Map<string, SpanContext>()

  get(model: string, ref: string | undefined): SpanContext | undefined {
    return ref === undefined ? undefined : this.#spans.get(taskKey(model, ref))
  }

  set(model: string, ref: string, span: SpanContext): void {
    const key = taskKey(model, ref)
    this.#spans.delete(key)
    this.#spans.set(key, span)
    if (this.#spans.size <= mostRemembered) return
    const [oldest] = this.#spans.keys()
    if (oldest !== undefined) this.#spans.delete(oldest)
  }
}
