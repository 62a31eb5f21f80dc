import { type Span, SpanStatusCode } from '@opentelemetry/api'
import { named } from './attributes.js'

/** An error that its caller wished for, by aborting a signal. */
const wished = 'aborted'

/**
 * Ends a span now.
 *
 * @param error - The code of the error that it came to. Its message is left out: it may quote a prompt.
 */
export function endSpan(span: Span, error?: string): void {
  if (error !== undefined) span.setAttribute(named.error, error)
  if (error !== undefined && error !== wished) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end(performance.now())
}
