import { expect, test } from 'vitest'
import { MediaplugError } from './error.js'
import { stoppedError } from './stopped.js'

const place = { provider: 'acme', model: 'acme/kite', phase: 'poll' } as const
const timeout = new MediaplugError('timeout', 'no result within 50 ms.')

/** As other realms and implementations of the web's classes have it. */
class ForeignException {
  readonly message = 'signal timed out'
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
  get [Symbol.toStringTag](): string {
    return 'DOMException'
  }
}

test.each([
  { reason: timeout, code: 'timeout', message: 'acme/kite: no result within 50 ms. It goes on.' },
  { reason: 'enough', code: 'aborted', message: 'acme/kite: stopped by the caller. It goes on.' },
  { reason: undefined, code: 'aborted', message: 'acme/kite: stopped by the caller. It goes on.' },
  {
    reason: new DOMException('enough', 'TimeoutError'),
    code: 'timeout',
    message: "acme/kite: the time of the caller's signal ran out. It goes on.",
  },
  {
    reason: new ForeignException('TimeoutError'),
    code: 'timeout',
    message: "acme/kite: the time of the caller's signal ran out. It goes on.",
  },
  {
    reason: new DOMException('enough', 'AbortError'),
    code: 'aborted',
    message: 'acme/kite: stopped by the caller. It goes on.',
  },
  {
    reason: new ForeignException('AbortError'),
    code: 'aborted',
    message: 'acme/kite: stopped by the caller. It goes on.',
  },
  {
    reason: new Error('TimeoutError'),
    code: 'aborted',
    message: 'acme/kite: stopped by the caller. It goes on.',
  },
  {
    reason: { name: 'TimeoutError' },
    code: 'aborted',
    message: 'acme/kite: stopped by the caller. It goes on.',
  },
])('the error of a call that was stopped is $code and says what it means for the task', (stopped) => {
  const { reason, code, message } = stopped
  expect(stoppedError(reason, 'It goes on.', place)).toMatchObject({ code, message, ...place })
})
