import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { parseAnswer } from './parse-answer.js'
import { vendorId } from './vendor-id.js'

const created = z.object({ id: vendorId })

describe('an id', () => {
  test.each([
    ['task-1', 'task-1'],
    ['0', '0'],
    [7, '7'],
    [0, '0'],
    [-3, '-3'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [1876543210987654321n, '1876543210987654321'],
    [-9007199254740993n, '-9007199254740993'],
  ])('of %o is its text', (id, text) => {
    expect(parseAnswer(created, { id })).toEqual({ id: text })
  })

  test.each([
    ['', 'id must not be empty'],
    [2 ** 53, 'id must be a number that is exact'],
    [1.5, 'id must be an integer'],
    [Number.NaN, 'id must be'],
    [Number.POSITIVE_INFINITY, 'id must be'],
    [null, 'id must be a string or a number'],
    [true, 'id must be a string or a number'],
    [{}, 'id must be a string or a number'],
    [undefined, 'id must be'],
  ])('of %o is refused, with the reason', (id, reason) => {
    expect(() => parseAnswer(created, { id })).toThrow(reason)
  })
})
