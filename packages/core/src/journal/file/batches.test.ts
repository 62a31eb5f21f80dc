import { setImmediate as turn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createBatches } from './batches.js'
import { createTurns } from './turns.js'

test('what is added at once, and what is added while work is under way, is one batch each', async () => {
  const batches: number[][] = []
  const gates: (() => void)[] = []
  const add = createBatches<number>(createTurns(), 100, async (items) => {
    batches.push([...items])
    await new Promise<void>((resolve) => gates.push(resolve))
  })
  const first = [add(1), add(2)]
  await turn()
  const second = [add(3), add(4), add(5)]
  await turn()
  expect(batches).toEqual([[1, 2]])
  gates[0]?.()
  await Promise.all(first)
  await turn()
  expect(batches).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
  gates[1]?.()
  await Promise.all(second)
})

test('a batch has no more items than allowed, and none is lost or moved', async () => {
  const work = vi.fn(async (_: readonly number[]) => {})
  const add = createBatches(createTurns(), 3, work)
  await Promise.all([1, 2, 3, 4, 5, 6, 7].map(add))
  expect(work.mock.calls.map(([items]) => items)).toEqual([[1, 2, 3], [4, 5, 6], [7]])
})

test('a batch that fails is refused to all that are in it, and to no others', async () => {
  const add = createBatches<number>(createTurns(), 2, async (items) => {
    if (items.includes(1)) throw new Error('the disk is full')
  })
  const outcomes = await Promise.allSettled([1, 2, 3].map(add))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})
