import type { TaskEvent } from '@mediaplug/core'
import type { Meter, Span, Tracer } from '@opentelemetry/api'
import { named, ofError, ofModel } from './attributes.js'
import { besides } from './besides.js'
import { endSpan } from './end-span.js'
import type { Listener } from './listen.js'
import { type RecentSpans, taskKey } from './recent-spans.js'
import { TaskMetrics } from './task-metrics.js'

/** A task that somebody waits for. */
interface AwaitedTask {
  readonly span: Span
  /** What was heard last. */
  state: TaskEvent['state']
  /** How many pieces of the program wait for it, each of which polls. */
  waits: number
}

/** Tasks: a span of the waiting for each, under what its first caller does, and their figures. */
export class Tasks implements Listener<TaskEvent> {
  readonly #tracer: Tracer
  readonly #recent: RecentSpans
  readonly #metrics: TaskMetrics
  readonly #awaited = new Map<string, AwaitedTask>()

  constructor(tracer: Tracer, meter: Meter, recent: RecentSpans) {
    this.#tracer = tracer
    this.#recent = recent
    this.#metrics = new TaskMetrics(meter)
  }

  hear(event: TaskEvent): void {
    this.#metrics.hear(event)
    const { ref } = event
    if (ref === undefined) return
    switch (event.state) {
      case 'accepted':
      case 'answered':
        return
      case 'awaited':
        return this.#begin(event, ref)
      case 'queued':
      case 'running':
      case 'poll-fault':
        return this.#note(event, ref)
      case 'left':
        return this.#leave(event, ref)
      default:
        return this.#finish(event, ref)
    }
  }

  /** The span of a task that somebody waits for. */
  spanOf(model: string, ref: string): Span | undefined {
    return this.#awaited.get(taskKey(model, ref))?.span
  }

  /** Ends the spans that are open. */
  end(): void {
    for (const [key, task] of this.#awaited) {
      this.#metrics.outstanding(-1, key.slice(0, key.indexOf(' ')))
      endSpan(task.span)
    }
    this.#awaited.clear()
  }

  #begin({ model, label, state }: TaskEvent, ref: string): void {
    const key = taskKey(model, ref)
    const known = this.#awaited.get(key)
    if (known) {
      known.waits++
      return
    }
    const { parent, links } = besides(this.#recent.get(model, ref))
    const attributes = { ...ofModel(model), [named.ref]: ref, [named.label]: label }
    const startTime = performance.now()
    const span = this.#tracer.startSpan(`task ${model}`, { attributes, links, startTime }, parent)
    this.#awaited.set(key, { span, state, waits: 1 })
    this.#recent.set(model, ref, span.spanContext())
    this.#metrics.outstanding(1, model)
  }

  /** Notes a change of what is heard; a fault each time. */
  #note({ model, state, error }: TaskEvent, ref: string): void {
    const task = this.#awaited.get(taskKey(model, ref))
    if (task === undefined || (task.state === state && error === undefined)) return
    task.state = state
    task.span.addEvent(state, ofError(error), performance.now())
  }

  #leave(event: TaskEvent, ref: string): void {
    const task = this.#awaited.get(taskKey(event.model, ref))
    if (task && --task.waits === 0) this.#finish(event, ref)
  }

  #finish({ model, state, polls, error }: TaskEvent, ref: string): void {
    const key = taskKey(model, ref)
    const task = this.#awaited.get(key)
    if (task === undefined) return
    this.#awaited.delete(key)
    this.#metrics.outstanding(-1, model)
    task.span.setAttributes({ [named.state]: state, [named.polls]: polls })
    endSpan(task.span, error)
  }
}
