import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { onTestFinished } from 'vitest'
import { startTelemetry } from '../src/index.js'

/** A figure with its attributes. */
export interface Point {
  readonly value: unknown
  readonly attributes: Readonly<Record<string, unknown>>
}

/**
 * Starts telemetry with the SDK of OpenTelemetry, which keeps all in memory, until the test is finished.
 *
 * @param further - A processor besides.
 */
export function openRecorder(further?: Pick<SpanProcessor, 'onEnd'>) {
  const spans = new InMemorySpanExporter()
  const nothing = { onStart() {}, forceFlush: async () => {}, shutdown: async () => {} }
  const tracerProvider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(spans), ...(further ? [{ ...nothing, ...further }] : [])],
  })
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  // Nothing is collected before it is asked for.
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })
  const meterProvider = new MeterProvider({ readers: [reader] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  const stop = startTelemetry({ tracerProvider, meterProvider })
  onTestFinished(async () => {
    stop()
    context.disable()
    await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()])
  })

  const finished = (): readonly ReadableSpan[] => spans.getFinishedSpans()
  const tracer = tracerProvider.getTracer('test')
  return {
    tracerProvider,
    stop,
    /** The spans that have ended. */
    finished,
    /** Those of a name. */
    spansOf: (name: string) => finished().filter((span) => span.name === name),
    /** Acts under a span of the caller's. */
    async under<T>(name: string, act: () => Promise<T>): Promise<T> {
      const span = tracer.startSpan(name)
      try {
        return await context.with(trace.setSpan(context.active(), span), act)
      } finally {
        span.end()
      }
    },
    /** The points of a figure so far. */
    async points(name: string): Promise<readonly Point[]> {
      await reader.forceFlush()
      const metrics =
        exporter
          .getMetrics()
          .at(-1)
          ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? []
      return metrics.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? []
    },
  }
}

/** The names of a span and of those above it, the nearest first. */
export function pathOf(span: ReadableSpan, all: readonly ReadableSpan[]): readonly string[] {
  const parent = all.find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId)
  return [span.name, ...(parent ? pathOf(parent, all) : [])]
}
