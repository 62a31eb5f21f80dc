import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accepted, anyRecord, intent, refused, settled, settledByHandle } from '../../test/journal-records.js'
import { createOutstanding } from './outstanding.js'

test('a task that two submissions came to is settled for both', () => {
  const outstanding = createOutstanding()
  for (const record of [intent('a'), accepted('a', 'one'), intent('b'), accepted('b', 'one'), intent('c')]) {
    outstanding.add(record)
  }
  outstanding.add(settledByHandle('one'))
  expect(outstanding.records()).toEqual([intent('c')])
})

test('a task that two submissions came to is settled for the one that is left', () => {
  const outstanding = createOutstanding()
  for (const record of [intent('a'), accepted('a', 'one'), intent('b'), accepted('b', 'one')]) {
    outstanding.add(record)
  }
  outstanding.add(settled('a'))
  expect(outstanding.records()).toEqual([intent('b'), accepted('b', 'one')])
  outstanding.add(settledByHandle('one'))
  expect(outstanding.records()).toEqual([])
})

describe('what settles a submission that is not here', () => {
  test('is dropped, unless it is to be kept for those who have it', () => {
    const usual = createOutstanding()
    const keeping = createOutstanding(true)
    for (const outstanding of [usual, keeping]) {
      outstanding.add(settled('a'))
      outstanding.add(settledByHandle('b'))
    }
    expect(usual.foreign()).toEqual([])
    expect(usual.count()).toBe(0)
    expect(keeping.foreign()).toEqual([settled('a'), settledByHandle('b')])
    expect(keeping.records()).toEqual(keeping.foreign())
    expect(keeping.unsettled()).toEqual([])
    expect(keeping.count()).toBe(2)
  })

  test('is kept once, and forgotten one by one', () => {
    const outstanding = createOutstanding(true)
    for (const record of [settled('a'), settled('a'), settledByHandle('b')]) outstanding.add(record)
    outstanding.forgetForeign({ type: 'settled', task: 'a', at: '', state: 'succeeded' })
    expect(outstanding.foreign()).toEqual([settledByHandle('b')])
  })

  test('is not what settles one that is here', () => {
    const outstanding = createOutstanding(true)
    for (const id of ['a', 'b']) {
      outstanding.add(intent(id))
      outstanding.add(accepted(id))
    }
    outstanding.add(settled('a'))
    outstanding.add(settledByHandle('b'))
    expect(outstanding.records()).toEqual([])
  })
})

test('what was learned of a model is replaced by what is learned later, and settled by nothing', () => {
  const outstanding = createOutstanding()
  const learned = (model: string, tasks: number) =>
    ({ type: 'learned', model, at: '', medianMs: 1_000, spread: 0.2, tasks }) as const
  outstanding.add(intent('a'))
  for (const record of [learned('kite', 1), learned('kite', 2), learned('film', 1)]) outstanding.add(record)
  outstanding.add(refused('a'))
  expect(outstanding.learned()).toEqual([learned('kite', 2), learned('film', 1)])
  expect(outstanding.records()).toEqual(outstanding.learned())
  expect(outstanding.count()).toBe(2)
})

test('a submission may have any number of records', () => {
  const outstanding = createOutstanding()
  for (let count = 0; count < 50_000; count++) outstanding.add(intent('a'))
  expect(outstanding.count()).toBe(50_000)
})

test('as many records are counted as there are', () => {
  fc.assert(
    fc.property(fc.array(anyRecord), (records) => {
      const outstanding = createOutstanding()
      for (const record of records) outstanding.add(record)
      expect(outstanding.count()).toBe(outstanding.records().length)
    }),
  )
})
