import { type Context, context, type Link, type SpanContext, trace } from '@opentelemetry/api'

/** Where a span belongs. */
interface Belonging {
  readonly parent: Context
  readonly links: Link[]
}

/**
 * Where the span of an act belongs that comes after another: under what its caller does, with a link to the earlier one.
 * Without a caller's span it goes under the earlier one, so that both are in one trace.
 */
export function besides(earlier: SpanContext | undefined): Belonging {
  const caller = context.active()
  if (earlier === undefined) return { parent: caller, links: [] }
  if (trace.getSpan(caller)) return { parent: caller, links: [{ context: earlier }] }
  return { parent: trace.setSpanContext(caller, earlier), links: [] }
}
