import { describe, expect, test } from 'vitest'
import { isFinal, isPending, type Status } from './status.js'

const pending: Status<string>[] = [{ state: 'queued' }, { state: 'running', progress: 0.5 }]
const final: Status<string>[] = [
  { state: 'succeeded', output: 'a kite' },
  { state: 'failed', reason: 'no wind' },
  { state: 'canceled', reason: 'by hand' },
  { state: 'expired', reason: 'too old' },
]

describe('a status', () => {
  test.each(pending)('of a task that goes on is pending: $state', (status) => {
    expect([isPending(status), isFinal(status)]).toEqual([true, false])
  })

  test.each(final)('of a task that has ended is final: $state', (status) => {
    expect([isPending(status), isFinal(status)]).toEqual([false, true])
  })
})
