import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClock } from './clock.js'

const start = new Date('2026-11-20T12:00:00Z')

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(() => void vi.useRealTimers())

test('a clock goes as the machine until it is corrected', () => {
  expect(createClock().now()).toEqual(start)
})

test('it takes the vendor’s time from a Date header, and goes on from there', () => {
  const clock = createClock()
  expect(clock.correct('Fri, 20 Nov 2026 11:00:00 GMT', start.getTime())).toBe(true)
  vi.setSystemTime(start.getTime() + 5_000)
  expect(clock.now()).toEqual(new Date('2026-11-20T11:00:05Z'))
})

test.each([
  { what: 'a header that is missing', date: undefined },
  { what: 'a header that is no date', date: 'soon' },
  { what: 'a difference of some seconds', date: 'Fri, 20 Nov 2026 12:00:09 GMT' },
])('$what changes nothing, and says so', ({ date }) => {
  const clock = createClock()
  expect(clock.correct(date, start.getTime())).toBe(false)
  expect(clock.now()).toEqual(start)
})

test('a request that was made with the vendor’s time already has no chance by another correction', () => {
  const clock = createClock()
  clock.correct('Fri, 20 Nov 2026 11:00:00 GMT', start.getTime())
  expect(clock.correct('Fri, 20 Nov 2026 11:00:01 GMT', clock.nowMs())).toBe(false)
})

test('a request that was made before the correction has a chance', () => {
  const clock = createClock()
  clock.correct('Fri, 20 Nov 2026 11:00:00 GMT', start.getTime())
  expect(clock.correct('Fri, 20 Nov 2026 11:00:00 GMT', start.getTime())).toBe(true)
})
