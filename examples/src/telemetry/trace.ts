import type { HrTime } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'

const width = 40
const msOf = ([seconds, nanoseconds]: HrTime): number => seconds * 1_000 + nanoseconds / 1_000_000

/** The attributes that are worth a place on a line. */
const shown = [
  'mediaplug.submission.outcome',
  'mediaplug.task.state',
  'http.response.status_code',
  'mediaplug.file.size',
]

/** The trace below a span as lines of text, each with a bar of when it was. */
export function drawTrace(spans: readonly ReadableSpan[], name: string): string {
  const root = spans.find((span) => span.name === name)
  if (root === undefined) return ''
  const from = msOf(root.startTime)
  const whole = msOf(root.endTime) - from

  function draw(span: ReadableSpan, depth: number): string[] {
    const [start, end] = [msOf(span.startTime) - from, msOf(span.endTime) - from]
    const left = Math.min(width - 1, Math.max(0, Math.floor((start / whole) * width)))
    const length = Math.max(1, Math.round(((end - start) / whole) * width))
    const bar = `${' '.repeat(left)}${'━'.repeat(Math.min(length, width - left))}`.padEnd(width)
    const told = shown.flatMap((key) => (key in span.attributes ? [span.attributes[key]] : []))
    const label = `${'  '.repeat(depth)}${span.name}`.padEnd(34)
    const line = `${label} ${bar} ${(end - start).toFixed(0).padStart(5)} ms  ${told.join(' ')}`
    const below = spans.filter(
      ({ parentSpanContext }) => parentSpanContext?.spanId === span.spanContext().spanId,
    )
    const inOrder = below.toSorted((one, other) => msOf(one.startTime) - msOf(other.startTime))
    return [line.trimEnd(), ...inOrder.flatMap((child) => draw(child, depth + 1))]
  }

  return draw(root, 0).join('\n')
}
