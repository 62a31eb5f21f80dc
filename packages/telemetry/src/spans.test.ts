import { type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { describe, expect, test } from 'vitest'
import { openAcme, prompt } from '../test/acme.js'
import { openRecorder, pathOf } from '../test/recorder.js'
import { rejection } from '../test/rejection.js'

const kite = { prompt }

test('what a generation does is under its caller: the submission, the task, and each with its requests', async () => {
  const { client, port } = await openAcme({ polls: ['running', 'succeeded'] })
  const { finished, under, spansOf } = openRecorder()
  await under('order', async () => {
    const { assets } = await client.generate('acme/picture', kite, { label: 'order-17' })
    await assets[0].bytes()
  })
  expect(finished().map((span) => pathOf(span, finished()).join(' < '))).toEqual([
    'POST < submit acme/picture < order',
    'submit acme/picture < order',
    'GET < task acme/picture < order',
    'GET < task acme/picture < order',
    'task acme/picture < order',
    'download acme/picture < order',
    'order',
  ])
  const of = { 'mediaplug.provider': 'acme', 'mediaplug.model': 'acme/picture' }
  const [submitted] = spansOf('submit acme/picture')
  expect(submitted?.attributes).toEqual({
    ...of,
    'mediaplug.submission.id': expect.any(String),
    'mediaplug.submission.outcome': 'accepted',
    'mediaplug.label': 'order-17',
    'mediaplug.task.ref': 't1',
  })
  const [task] = spansOf('task acme/picture')
  expect(task?.attributes).toEqual({
    ...of,
    'mediaplug.label': 'order-17',
    'mediaplug.task.ref': 't1',
    'mediaplug.task.state': 'succeeded',
    'mediaplug.task.polls': 2,
  })
  expect(task?.events).toMatchObject([{ name: 'running' }])
  expect(task?.links).toMatchObject([{ context: { spanId: submitted?.spanContext().spanId } }])
  expect(spansOf('POST')[0]).toMatchObject({
    kind: SpanKind.CLIENT,
    attributes: {
      ...of,
      'mediaplug.phase': 'start',
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'server.address': '127.0.0.1',
      'server.port': port,
    },
  })
  expect(spansOf('download acme/picture')[0]?.attributes).toMatchObject({
    ...of,
    'mediaplug.file.kind': 'image',
    'mediaplug.file.size': 8,
  })
})

test('each span lasts as long as what it is of', async () => {
  const { client } = await openAcme({ polls: ['running', 'succeeded'] })
  const { finished, under } = openRecorder()
  await under('order', () => client.generate('acme/picture', kite))
  const msOf = ([seconds, nanoseconds]: readonly [number, number]): number =>
    seconds * 1e3 + nanoseconds / 1e6
  for (const span of finished()) {
    const parent = finished().find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId)
    expect(msOf(span.endTime), span.name).toBeGreaterThan(msOf(span.startTime))
    if (parent === undefined) continue
    // The clocks of two spans are set apart by less than this.
    expect(msOf(span.startTime) + 2, span.name).toBeGreaterThan(msOf(parent.startTime))
    expect(msOf(parent.endTime) + 2, span.name).toBeGreaterThan(msOf(span.endTime))
  }
})

test('without a span of the caller, all of a task is one trace', async () => {
  const { client } = await openAcme()
  const { finished } = openRecorder()
  const { assets } = await client.generate('acme/picture', kite)
  await assets[0].bytes()
  expect(finished()).toHaveLength(5)
  expect(new Set(finished().map((span) => span.spanContext().traceId)).size).toBe(1)
  expect(finished().find(({ name }) => name === 'submit acme/picture')?.parentSpanContext).toBeUndefined()
})

test('whoever waits for a task of another call has its span, linked to the submission', async () => {
  const { client } = await openAcme()
  const { finished, under, spansOf } = openRecorder()
  const { handle } = await under('order', () => client.submit('acme/picture', kite))
  await under('later', () => client.resume(handle).result())
  const [task] = spansOf('task acme/picture')
  expect(task && pathOf(task, finished())).toEqual(['task acme/picture', 'later'])
  expect(task?.links[0]?.context.spanId).toBe(spansOf('submit acme/picture')[0]?.spanContext().spanId)
})

test('a result at once has no task', async () => {
  const { client } = await openAcme()
  const { finished } = openRecorder()
  await client.generate('acme/drawing', kite)
  expect(finished().map(({ name }) => name)).toEqual(['POST', 'submit acme/drawing'])
  expect(finished()[1]?.attributes).toMatchObject({ 'mediaplug.submission.outcome': 'answered' })
})

test('polls for a place that another waits for are no part of what its caller does', async () => {
  const { client } = await openAcme({ concurrentTasks: 1 })
  const { finished, under, spansOf } = openRecorder()
  await under('first', () => client.submit('acme/picture', kite))
  await under('second', () => client.submit('acme/picture', kite))
  const [first, second] = spansOf('submit acme/picture')
  expect(spansOf('GET').map((span) => pathOf(span, finished()))).toEqual([
    ['GET', 'submit acme/picture', 'first'],
  ])
  expect(first?.events).toEqual([])
  expect(second?.events).toMatchObject([{ name: 'waiting' }, { name: 'admitted' }])
})

describe('a span ends with its error', () => {
  const failed = (error: string, attributes: object) => ({
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'error.type': error, ...attributes },
  })

  test('of a refusal', async () => {
    const { client } = await openAcme({ starts: [401] })
    const { spansOf } = openRecorder()
    await rejection(client.generate('acme/picture', kite))
    expect(spansOf('POST')).toMatchObject([failed('auth', { 'http.response.status_code': 401 })])
    expect(spansOf('submit acme/picture')).toMatchObject([
      failed('auth', { 'mediaplug.submission.outcome': 'refused' }),
    ])
  })

  test('of a doubt', async () => {
    const { client } = await openAcme({ starts: ['reset'] })
    const { spansOf } = openRecorder()
    await rejection(client.generate('acme/picture', kite))
    const [submitted] = spansOf('submit acme/picture')
    expect(submitted).toMatchObject(
      failed('submission-uncertain', { 'mediaplug.submission.outcome': 'uncertain' }),
    )
    expect(submitted?.events).toMatchObject([{ name: 'doubt' }])
  })

  test('of a task that failed', async () => {
    const { client } = await openAcme({ polls: ['failed'] })
    const { spansOf } = openRecorder()
    await rejection(client.generate('acme/picture', kite))
    expect(spansOf('task acme/picture')).toMatchObject([
      failed('rejected', { 'mediaplug.task.state': 'failed' }),
    ])
  })

  test('of a poll, while the task goes on', async () => {
    const { client } = await openAcme({ polls: [503, 'succeeded'] })
    const { spansOf } = openRecorder()
    await client.generate('acme/picture', kite)
    expect(spansOf('GET')[0]).toMatchObject(failed('vendor', { 'http.response.status_code': 503 }))
    const [task] = spansOf('task acme/picture')
    expect(task?.status.code).toBe(SpanStatusCode.UNSET)
    expect(task?.events).toMatchObject([{ name: 'poll-fault', attributes: { 'error.type': 'vendor' } }])
  })

  test('of a time that ran out', async () => {
    const { client } = await openAcme({ polls: ['running'] })
    const { spansOf } = openRecorder()
    await rejection(client.generate('acme/picture', kite, { timeoutMs: 60 }))
    expect(spansOf('task acme/picture')).toMatchObject([
      failed('timeout', { 'mediaplug.task.state': 'left' }),
    ])
  })

  test('of a file that cannot be fetched', async () => {
    const { client } = await openAcme()
    const { assets } = await client.generate('acme/picture', kite)
    const { spansOf } = openRecorder()
    await rejection(assets[0].bytes({ maxBytes: 2 }))
    expect(spansOf('download acme/picture')).toMatchObject([failed('download', {})])
  })

  test('but one that its caller wished for is none', async () => {
    const { client } = await openAcme({ polls: ['running'] })
    const { spansOf } = openRecorder()
    const stop = new AbortController()
    await rejection(
      client.generate('acme/picture', kite, { signal: stop.signal, onStatus: () => stop.abort() }),
    )
    expect(spansOf('task acme/picture')).toMatchObject([
      {
        status: { code: SpanStatusCode.UNSET },
        attributes: { 'error.type': 'aborted', 'mediaplug.task.state': 'left' },
      },
    ])
  })
})

test('a task that is waited for again has a span again', async () => {
  const { client } = await openAcme({ polls: ['running', 'running', 'succeeded'] })
  const { spansOf } = openRecorder()
  const task = await client.submit('acme/picture', kite)
  const stop = new AbortController()
  await rejection(task.result({ signal: stop.signal, onStatus: () => stop.abort() }))
  await task.result()
  const [first, second] = spansOf('task acme/picture')
  expect([first, second].map((span) => span?.attributes['mediaplug.task.state'])).toEqual([
    'left',
    'succeeded',
  ])
  expect(second?.spanContext().traceId).toBe(first?.spanContext().traceId)
})

test('a span that several share is left when the last of them goes', async () => {
  const { client } = await openAcme({ polls: ['running'] })
  const { spansOf } = openRecorder()
  const { handle } = await client.submit('acme/picture', kite)
  const [first, last] = [new AbortController(), new AbortController()]
  const waits = [first, last].map(({ signal }) => rejection(client.resume(handle).result({ signal })))
  first.abort()
  await waits[0]
  expect(spansOf('task acme/picture')).toEqual([])
  last.abort()
  await waits[1]
  expect(spansOf('task acme/picture')).toHaveLength(1)
})

test('the end of telemetry ends what is open, and nothing is recorded after it', async () => {
  const { client } = await openAcme({ polls: ['running'] })
  const { finished, spansOf, stop } = openRecorder()
  const ending = new AbortController()
  const waiting = rejection(client.generate('acme/picture', kite, { signal: ending.signal }))
  await expect.poll(() => spansOf('GET').length).toBeGreaterThan(0)
  stop()
  expect(spansOf('task acme/picture')).toHaveLength(1)
  const before = finished().length
  ending.abort()
  await waiting
  await rejection(client.generate('acme/picture', kite, { timeoutMs: 50 }))
  expect(finished()).toHaveLength(before)
})

test('a processor of spans that fails breaks nothing', async () => {
  const { client } = await openAcme()
  const { tracerProvider } = openRecorder({
    onEnd(span: Pick<Span, 'spanContext'>) {
      throw new Error(`no room for ${span.spanContext().spanId}`)
    },
  })
  await client.generate('acme/picture', kite)
  await tracerProvider.forceFlush()
})
