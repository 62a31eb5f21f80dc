import { expect, test } from 'vitest'
import { createSchedule } from './schedule.js'

/** Pieces of work that last until they are released. */
function pieces(count: number, concurrency: number) {
  const schedule = createSchedule(concurrency)
  const begun: number[] = []
  const releases: (() => void)[] = []
  const ends = Array.from({ length: count }, (_, index) =>
    schedule.add(async () => {
      begun.push(index)
      await new Promise<void>((resolve) => releases.push(resolve))
      return index
    }),
  )
  function release(): void {
    for (const done of releases.splice(0)) done()
  }
  return { begun, ends, release }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('nothing is done before it is asked for', async () => {
  const { begun } = pieces(3, 2)
  await settled()
  expect(begun).toEqual([])
})

test('with what is asked for, the next are begun, as many as may be at once', async () => {
  const { begun, ends } = pieces(9, 3)
  void ends[0]?.()
  await settled()
  expect(begun).toEqual([0, 1, 2])
})

test('little is done ahead of what is asked for, however soon it ends', async () => {
  const { begun, ends, release } = pieces(9, 2)
  void ends[2]?.()
  await settled()
  release()
  await settled()
  release()
  await settled()
  expect(begun).toEqual([2, 3, 4])
})

test('one at a time is done only when it is asked for', async () => {
  const { begun, ends, release } = pieces(3, 1)
  const first = ends[0]?.()
  await settled()
  release()
  await expect(first).resolves.toBe(0)
  expect(begun).toEqual([0])
})

test('what was done ahead is not done again', async () => {
  const { begun, ends, release } = pieces(2, 2)
  const both = [ends[0]?.(), ends[1]?.()]
  await settled()
  release()
  await expect(Promise.all(both)).resolves.toEqual([0, 1])
  expect(begun).toEqual([0, 1])
})

test('a failure is told to whoever asks, and nobody else', async () => {
  const schedule = createSchedule(2)
  const good = schedule.add(async () => 'good')
  const bad = schedule.add(() => Promise.reject(new Error('no luck')))
  await expect(good()).resolves.toBe('good')
  await settled()
  await expect(bad()).rejects.toThrow('no luck')
})
