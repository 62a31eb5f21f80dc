import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startTask, taskState } from './task.js'

const order = ['queued', 'processing', 'succeeded']

test('a task only moves forward, and its progress never falls', () => {
  const moments = fc.array(fc.nat(12_000), { minLength: 2 }).map((times) => times.sort((a, b) => a - b))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), moments, (durationMs, times) => {
      const states = times.map((time) => taskState({ acceptedAt: 0, durationMs, outcome: 'succeeded' }, time))
      const ranks = states.map(({ name }) => order.indexOf(name))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      const progress = states.flatMap((state) => (state.name === 'processing' ? [state.progress] : []))
      expect(progress).toEqual([...progress].sort((a, b) => a - b))
      expect(progress.every((percent) => percent >= 0 && percent <= 99)).toBe(true)
    }),
  )
})

test('a task that takes no time has ended when it begins', () => {
  expect(taskState(startTask(0, 'failed'), Date.now()).name).toBe('failed')
})

test('a range of seconds gives each task a time within it', () => {
  const times = Array.from({ length: 50 }, () => startTask([1, 2], 'succeeded').durationMs)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(1000)
  expect(Math.max(...times)).toBeLessThanOrEqual(2000)
  expect(new Set(times).size).toBeGreaterThan(1)
})
