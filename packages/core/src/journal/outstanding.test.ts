import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accepted, anyRecord, intent, settledByHandle } from '../../test/journal-records.js'
import { createOutstanding } from './outstanding.js'

test('a task that two submissions came to is settled for both', () => {
  const outstanding = createOutstanding()
  for (const record of [intent('a'), accepted('a', 'one'), intent('b'), accepted('b', 'one'), intent('c')]) {
    outstanding.add(record)
  }
  outstanding.add(settledByHandle('one'))
  expect(outstanding.records()).toEqual([intent('c')])
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
