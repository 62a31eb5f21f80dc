import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { expect, onTestFinished, test } from 'vitest'
import { publishRequest, publishTask } from './channels.js'
import type { RequestEvent, TaskEvent } from './events.js'

const request: RequestEvent = {
  provider: 'acme',
  model: 'acme/kite',
  phase: 'poll',
  method: 'GET',
  path: '/tasks/1',
  status: 200,
  durationMs: 3,
}
const task: TaskEvent = { model: 'acme/kite', ref: 't-1', state: 'running', elapsedMs: 10, polls: 1 }

test.each([
  { channel: 'mediaplug.request', publish: () => publishRequest(request), event: request },
  { channel: 'mediaplug.task', publish: () => publishTask(task), event: task },
])('$channel tells those who listen, for as long as they do', ({ channel, publish, event }) => {
  const heard: unknown[] = []
  const listen = (message: unknown) => heard.push(message)
  subscribe(channel, listen)
  onTestFinished(() => void unsubscribe(channel, listen))
  publish()
  unsubscribe(channel, listen)
  publish()
  expect(heard).toEqual([event])
})
