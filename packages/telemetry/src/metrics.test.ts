import { expect, test } from 'vitest'
import { openAcme, prompt } from '../test/acme.js'
import { openRecorder } from '../test/recorder.js'
import { rejection } from '../test/rejection.js'

const kite = { prompt }
const of = { 'mediaplug.provider': 'acme', 'mediaplug.model': 'acme/picture' }

test('durations and delays of tasks are told in seconds, in buckets that fit them', async () => {
  const { client } = await openAcme({ polls: ['running', 'running', 'succeeded'] })
  const { points } = openRecorder()
  await client.generate('acme/picture', kite)
  const [duration] = await points('mediaplug.task.duration')
  expect(duration).toMatchObject({ attributes: { ...of, 'mediaplug.task.state': 'succeeded' } })
  expect(duration?.value).toMatchObject({ count: 1, buckets: { boundaries: expect.arrayContaining([60]) } })
  const [delay] = await points('mediaplug.task.delay')
  expect(delay).toMatchObject({ attributes: of, value: { count: 1 } })
  const [whole, part] = [duration, delay].map((point) => Reflect.get(Object(point?.value), 'sum'))
  expect(part).toBeGreaterThan(0)
  expect(part).toBeLessThan(whole)
  expect(whole).toBeLessThan(10)
})

test('an end that the first poll tells has no delay that is known', async () => {
  const { client } = await openAcme()
  const { points } = openRecorder()
  await client.generate('acme/picture', kite)
  expect(await points('mediaplug.task.duration')).toHaveLength(1)
  expect(await points('mediaplug.task.delay')).toEqual([])
})

test('polls are counted by what was heard, requests by what they were for', async () => {
  const { client } = await openAcme({ polls: ['running', 503, 'running', 'succeeded'] })
  const { points } = openRecorder()
  await client.generate('acme/picture', kite)
  expect(await points('mediaplug.polls')).toMatchObject([
    { value: 2, attributes: { ...of, 'mediaplug.task.state': 'running' } },
    { value: 1, attributes: { 'mediaplug.task.state': 'poll-fault', 'error.type': 'vendor' } },
    { value: 1, attributes: { 'mediaplug.task.state': 'succeeded' } },
  ])
  expect(await points('mediaplug.requests')).toMatchObject([
    { value: 1, attributes: { ...of, 'mediaplug.phase': 'start' } },
    { value: 3, attributes: { ...of, 'mediaplug.phase': 'poll' } },
    { value: 1, attributes: { 'mediaplug.phase': 'poll', 'error.type': 'vendor' } },
  ])
})

test('submissions are counted by what came of them', async () => {
  const { client } = await openAcme({ starts: ['accepted', 'accepted', 401, 'reset'] })
  const { points } = openRecorder()
  await client.generate('acme/picture', kite)
  await client.generate('acme/drawing', kite)
  for (let again = 0; again < 2; again++) await rejection(client.generate('acme/picture', kite))
  const submissions = await points('mediaplug.submissions')
  expect(
    submissions.map(({ value, attributes }) => [attributes['mediaplug.submission.outcome'], value]),
  ).toEqual([
    ['accepted', 1],
    ['answered', 1],
    ['refused', 1],
    ['uncertain', 1],
  ])
})

test('tasks are outstanding for as long as somebody waits for them', async () => {
  const { client } = await openAcme({ polls: ['running'] })
  const { points, stop } = openRecorder()
  const [ending, first, last] = [new AbortController(), new AbortController(), new AbortController()]
  const outstanding = async () => (await points('mediaplug.tasks.outstanding')).map(({ value }) => value)
  const wait = ({ signal }: AbortController) => rejection(client.generate('acme/picture', kite, { signal }))
  const waits = [ending, ending, ending].map(wait)
  const short = wait(first)
  await expect.poll(outstanding).toEqual([4])
  first.abort()
  await short
  expect(await outstanding()).toEqual([3])
  ending.abort()
  await Promise.all(waits)
  expect(await outstanding()).toEqual([0])
  const long = wait(last)
  await expect.poll(outstanding).toEqual([1])
  stop()
  expect(await outstanding()).toEqual([0])
  last.abort()
  await long
})
