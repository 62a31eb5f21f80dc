import type { TaskEvent } from '@mediaplug/core'
import type { Counter, Histogram, Meter, UpDownCounter } from '@opentelemetry/api'
import { named, ofError, ofModel } from './attributes.js'

const durations = [0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1_200, 3_600]
const delays = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2, 3, 5, 7.5, 10, 20, 30, 60]

/** The figures of tasks. */
export class TaskMetrics {
  readonly #duration: Histogram
  readonly #delay: Histogram
  readonly #polls: Counter
  readonly #outstanding: UpDownCounter

  constructor(meter: Meter) {
    this.#duration = meter.createHistogram('mediaplug.task.duration', {
      description: "From a task's acceptance until its end is noticed.",
      unit: 's',
      advice: { explicitBucketBoundaries: durations },
    })
    this.#delay = meter.createHistogram('mediaplug.task.delay', {
      description:
        "From the last poll before a task's end until the one that told it: so late it is noticed at most.",
      unit: 's',
      advice: { explicitBucketBoundaries: delays },
    })
    this.#polls = meter.createCounter('mediaplug.polls', {
      description: 'Polls, by what was heard.',
      unit: '{poll}',
    })
    this.#outstanding = meter.createUpDownCounter('mediaplug.tasks.outstanding', {
      description: 'Tasks that this process waits for.',
      unit: '{task}',
    })
  }

  hear({ model, state, elapsedMs, delayMs, error }: TaskEvent): void {
    switch (state) {
      case 'accepted':
      case 'answered':
      case 'awaited':
      case 'left':
        return
      case 'queued':
      case 'running':
      case 'poll-fault':
        break
      default: {
        const attributes = { ...ofModel(model), [named.state]: state, ...ofError(error) }
        this.#duration.record(elapsedMs / 1_000, attributes)
        if (delayMs !== undefined) this.#delay.record(delayMs / 1_000, ofModel(model))
      }
    }
    this.#polls.add(1, { ...ofModel(model), [named.state]: state, ...ofError(error) })
  }

  /** Counts a task that is waited for, or is no more. */
  outstanding(change: 1 | -1, model: string): void {
    this.#outstanding.add(change, ofModel(model))
  }
}
