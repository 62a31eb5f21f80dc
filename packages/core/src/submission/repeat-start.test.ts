import { describe, expect, test } from 'vitest'
import type { Fault } from '../contract/http.js'
import { MediaplugError } from '../error/error.js'
import { afterAttempts, repeatDelayMs } from './repeat-start.js'

const network = new MediaplugError('network', 'refused')
const rateLimit = new MediaplugError('rate-limit', 'slow down', { retryAfterMs: 90_000 })
const fault = (repeat?: Fault['repeat']): Fault => ({ code: 'rate-limit', message: 'slow down', repeat })

describe('a start that was not accepted', () => {
  test.each([
    { of: 'nothing sent, first', error: network, fault: undefined, failures: 1, repeated: true },
    { of: 'nothing sent, fourth', error: network, fault: undefined, failures: 4, repeated: true },
    { of: 'nothing sent, fifth', error: network, fault: undefined, failures: 5, repeated: false },
    {
      of: 'nothing sent, for a reason that stays',
      error: new MediaplugError('network', 'no such name', { retryable: false }),
      fault: undefined,
      failures: 1,
      repeated: false,
    },
    {
      of: 'until accepted, hundredth',
      error: rateLimit,
      fault: fault('until-accepted'),
      failures: 100,
      repeated: true,
    },
    { of: 'once, first', error: rateLimit, fault: fault('once'), failures: 1, repeated: true },
    { of: 'once, second', error: rateLimit, fault: fault('once'), failures: 2, repeated: false },
    { of: 'a refusal', error: rateLimit, fault: fault(), failures: 1, repeated: false },
    { of: 'a refusal that is called network', error: network, fault: fault(), failures: 1, repeated: false },
    {
      of: 'what the model itself threw',
      error: new MediaplugError('protocol', 'x'),
      fault: undefined,
      failures: 1,
      repeated: false,
    },
  ])('($of) is repeated: $repeated', ({ error, fault, failures, repeated }) => {
    expect(repeatDelayMs(error, Array(failures).fill(fault)) !== undefined).toBe(repeated)
  })

  test.each(['until-accepted', 'once'] as const)('waits as long as the vendor asks for (%s)', (repeat) => {
    expect(repeatDelayMs(rateLimit, [fault(repeat)])).toBeGreaterThanOrEqual(90_000)
  })

  test('with the vendor’s time is repeated once, at once', () => {
    const skewed = fault('with-vendor-time')
    expect(repeatDelayMs(rateLimit, [skewed])).toBe(0)
    expect(repeatDelayMs(rateLimit, [skewed, skewed])).toBeUndefined()
  })

  test('counts the attempts of each reason by itself', () => {
    const unsent = [...Array(6).fill(fault('until-accepted')), undefined]
    expect(repeatDelayMs(network, unsent)).toBeLessThanOrEqual(500)
  })

  test('for one reason may still be repeated for another', () => {
    const busy = fault('until-accepted')
    expect(repeatDelayMs(rateLimit, [busy, busy, fault('once')])).toBeGreaterThanOrEqual(90_000)
    expect(repeatDelayMs(rateLimit, [fault('once'), busy])).toBeGreaterThanOrEqual(90_000)
    expect(repeatDelayMs(rateLimit, [fault('once'), busy, fault('once')])).toBeUndefined()
  })
})

describe('where another model may be asked', () => {
  test.each(['until-accepted', 'once', undefined] as const)('a limit is not waited for (%s)', (repeat) => {
    expect(repeatDelayMs(rateLimit, [fault(repeat)], true)).toBeUndefined()
  })

  test('a start that takes no time is repeated as usual', () => {
    expect(repeatDelayMs(rateLimit, [fault('with-vendor-time')], true)).toBe(0)
  })

  test('a vendor that cannot be reached is tried twice', () => {
    expect(repeatDelayMs(network, [undefined], true)).toBeLessThanOrEqual(500)
    expect(repeatDelayMs(network, [undefined, undefined], true)).toBeUndefined()
  })
})

test('a vendor that could not be reached is told with the number of attempts, where there were several', () => {
  expect(afterAttempts(network, 1)).toBe(network)
  expect(afterAttempts(rateLimit, 5)).toBe(rateLimit)
  expect(afterAttempts(network, 5)).toMatchObject({
    code: 'network',
    retryable: true,
    message: 'refused. It was tried 5 times.',
  })
})
