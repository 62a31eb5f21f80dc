import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  DataPointType,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import type { Histogram } from './histogram.js'

/** The SDK of OpenTelemetry with exporters that keep all in memory, registered for this process. */
export function openMemory() {
  const spanExporter = new InMemorySpanExporter()
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] })
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter })
  const meterProvider = new MeterProvider({ readers: [reader] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(tracerProvider)
  metrics.setGlobalMeterProvider(meterProvider)
  const tracer = trace.getTracer('example')

  return {
    /** Acts under a span. */
    under: (name: string, act: () => Promise<void>): Promise<void> =>
      tracer.startActiveSpan(name, (span) => act().finally(() => span.end())),
    /** What was recorded. */
    async all(): Promise<{ spans: readonly ReadableSpan[]; histograms: readonly Histogram[] }> {
      await reader.forceFlush()
      const told =
        metricExporter
          .getMetrics()
          .at(-1)
          ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? []
      const histograms = told.flatMap((metric) =>
        metric.dataPointType === DataPointType.HISTOGRAM
          ? metric.dataPoints.map(({ value }) => ({ name: metric.descriptor.name, ...value.buckets }))
          : [],
      )
      await meterProvider.shutdown()
      return { spans: spanExporter.getFinishedSpans(), histograms }
    },
  }
}
