import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startTask, taskState } from './task.js'

const order = ['queued', 'processing', 'succeeded']
const succeeded = { name: 'succeeded', reason: 'success', code: 0 } as const

test('a task only moves forward, and its progress never falls', () => {
  const moments = fc.array(fc.nat(12_000), { minLength: 2 }).map((times) => times.sort((a, b) => a - b))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), moments, (durationMs, times) => {
      const states = times.map((time) => taskState({ acceptedAt: 0, durationMs, end: succeeded }, time))
      const ranks = states.map(({ name }) => order.indexOf(name))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      const progress = states.map((state) => state.progress)
      expect(progress).toEqual([...progress].sort((a, b) => a - b))
      for (const state of states) {
        expect(state.progress === 100).toBe(state.name === 'succeeded')
        expect(state.position > 0).toBe(state.name === 'queued')
        expect(state.waitSeconds > 0).toBe(state.name !== 'succeeded')
        expect(state.reason).toBe(state.name === 'succeeded' ? 'success' : '')
      }
    }),
  )
})

test('a task that takes no time has ended when it begins', () => {
  expect(taskState(startTask(0), Date.now()).name).toBe('succeeded')
})

test('an outcome that a fault asks for comes at the end, with its reason and its code', () => {
  const task = startTask(10, { kind: 'outcome', outcome: 'failed', reason: 'unsafe', code: 7 })
  expect(taskState(task, task.acceptedAt + 9999)).toMatchObject({ name: 'processing', reason: '', code: 0 })
  expect(taskState(task, task.acceptedAt + 10_000)).toEqual({
    name: 'failed',
    reason: 'unsafe',
    code: 7,
    progress: 0,
    position: 0,
    waitSeconds: 0,
  })
})

test('a fault of another kind does not decide the outcome', () => {
  expect(startTask(0, { kind: 'delay', ms: 1 }).end).toEqual(succeeded)
})

test('a range of seconds gives each task a time within it', () => {
  const times = Array.from({ length: 50 }, () => startTask([1, 2]).durationMs)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(1000)
  expect(Math.max(...times)).toBeLessThanOrEqual(2000)
  expect(new Set(times).size).toBeGreaterThan(1)
})
