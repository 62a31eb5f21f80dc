import { expect, test } from 'vitest'
import * as z from 'zod'
import { parseAnswer } from './parse-answer.js'

const job = z.object({ state: z.enum(['waiting', 'done']), url: z.string().optional() })

test('an answer is read by its schema', () => {
  expect(parseAnswer(job, { state: 'done', extra: 1 })).toEqual({ state: 'done' })
})

test.each([
  [{ state: 'sleeping' }, "state must be one of 'waiting', 'done', got 'sleeping'"],
  [{}, "state must be one of 'waiting', 'done', and is missing"],
  [{ state: 'done', url: 5 }, 'url must be a string, got 5'],
  [null, 'the answer must be an object, got null'],
])('of %o it is said what makes no sense', (answer, message) => {
  expect(() => parseAnswer(job, answer)).toThrow(
    expect.objectContaining({ code: 'protocol', message: expect.stringContaining(message) }),
  )
})

test('of an empty answer it is said that it is empty, and that the next may not be', () => {
  expect(() => parseAnswer(job, undefined)).toThrow(
    expect.objectContaining({
      code: 'protocol',
      message: expect.stringContaining('it is empty'),
      retryable: true,
    }),
  )
})

test('an empty answer is read where the schema allows one', () => {
  expect(parseAnswer(job.optional(), undefined)).toBeUndefined()
})
