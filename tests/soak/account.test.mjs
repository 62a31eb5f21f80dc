import { describe, expect, test } from 'vitest'
import { heapGrowth, settleAccounts } from './account.mjs'
import { readBook } from './book.mjs'

describe('a book', () => {
  test('says the last word on each job, and that it was done for ever', () => {
    const book = 'ask a-1\nask a-2\ndoubt a-2\ndone a-1\nrecovered a-1\nbroken a-3 Error: x\n'
    expect([...readBook(book)]).toEqual([
      ['a-1', 'done'],
      ['a-2', 'doubt'],
      ['a-3', 'broken'],
    ])
  })

  test('has no jobs when it is empty, and none for a task that nobody knows', () => {
    expect(readBook('').size).toBe(0)
    expect(readBook('done unknown-0\n').size).toBe(0)
  })
})

test('accounts find what was accepted twice, lost, or never finished', () => {
  const jobs = readBook('ask a-1\ndone a-1\nask a-2\ndoubt a-2\nask a-3\nask a-4\nask a-5\nrecovered a-5\n')
  const accepted = new Map([
    ['a-1', 2],
    ['a-2', 1],
    ['a-3', 1],
    ['a-9', 1],
  ])
  expect(settleAccounts(jobs, accepted)).toEqual({
    asked: 5,
    accepted: 4,
    done: 1,
    doubtful: { unanswered: 1, killed: 1 },
    twice: ['a-1'],
    lost: ['a-3', 'a-9'],
    unfinished: ['a-4'],
  })
})

describe('the heap', () => {
  const samples = (bytesAt) =>
    Array.from({ length: 40 }, (_, index) => ({ done: index * 200, heap: 16e6 + bytesAt(index * 200) }))

  test('that grows with the jobs is a leak', () => {
    expect(heapGrowth(samples((done) => done * 1_000)).isLeak).toBe(true)
  })

  test.each([
    ['stays as it is', () => 0],
    ['goes up and down', (done) => (done % 1_000) * 5_000],
    ['grows while code is loaded', (done) => Math.min(done, 1_200) * 5_000],
    ['grows by less than what code that is compiled late takes', (done) => done * 100],
  ])('that %s is none', (_, bytesAt) => {
    expect(heapGrowth(samples(bytesAt)).isLeak).toBe(false)
  })

  test('of a run without samples is no leak', () => {
    expect(heapGrowth([])).toMatchObject({ start: 0, end: 0, isLeak: false })
  })
})
