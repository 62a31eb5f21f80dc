import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Fault } from '../contract/http.js'
import { MediaplugError } from '../error/error.js'
import { afterAttempts, refusalError, repeatDelayMs } from './repeat-start.js'

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

  test.each([
    ['until-accepted', [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]],
    ['once', [1_000]],
    [undefined, [500, 1_000, 2_000, 4_000]],
  ] as const)('waits longer each time, up to some seconds (%s)', (repeat, waits) => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(1)
    onTestFinished(() => random.mockRestore())
    const error = repeat ? new MediaplugError('rate-limit', 'slow down') : network
    const waited = waits.map((_, index) => {
      const failures = Array.from({ length: index + 1 }, () => (repeat ? fault(repeat) : undefined))
      return repeatDelayMs(error, failures)
    })
    expect(waited).toEqual(waits)
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

describe('a refusal that a vendor calls its own error', () => {
  const cause = new Error('500')
  const own = new MediaplugError('vendor', 'internal error', { provider: 'acme', retryable: true, cause })

  test('may come after it took money, so its caller is not told to call again', () => {
    const told = refusalError(own, undefined)
    expect(told).toMatchObject({ code: 'vendor', message: 'internal error', provider: 'acme', cause })
    expect(told.retryable).toBe(false)
    expect(refusalError(own, fault()).retryable).toBe(false)
  })

  test('is told as it is where the vendor says that it may be repeated, and so are all other refusals', () => {
    expect(refusalError(own, fault('once'))).toBe(own)
    expect(refusalError(network, undefined)).toBe(network)
    expect(refusalError(rateLimit, fault())).toBe(rateLimit)
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
  const cause = new Error('ECONNREFUSED')
  const lasting = new MediaplugError('network', 'refused', { provider: 'acme', retryable: false, cause })
  expect(afterAttempts(lasting, 2)).toMatchObject({
    message: 'refused. It was tried 2 times.',
    provider: 'acme',
    retryable: false,
    cause,
  })
})
