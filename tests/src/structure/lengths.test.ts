import { describe, expect, test } from 'vitest'
import type { Sources } from '../../../scripts/house/sources.mjs'
import { architecture, sources } from './house.js'
import { medianLength, tooLong } from './lengths.js'
import { codeIn, tableBelow } from './table.js'

/** Helpers of a package's tests are tests, not sources. */
const own: Sources = new Map([...sources].filter(([path]) => !/^packages\/[^/]+\/test\//.test(path)))

test('every source has fewer than 200 lines, but for the data that the map names', () => {
  const data = tableBelow(architecture, 'Data').flatMap(([file]) => codeIn(file))
  expect(tooLong(own, 200, data)).toEqual([])
})

test('half of the sources have fewer than 60 lines', () => {
  expect(medianLength(own)).toBeLessThan(60)
})

describe('the check of lengths', () => {
  const files = new Map([
    ['short.ts', 'a\n'],
    ['middle.ts', 'a\nb\n'],
    ['long.ts', 'a\nb\nc\n'],
    ['codes.ts', 'a\nb\nc\nd'],
  ])

  test('finds a file at the limit', () => {
    expect(tooLong(files, 3, ['codes.ts'])).toEqual(['long.ts'])
  })

  test('finds data that is none', () => {
    expect(tooLong(files, 4, ['codes.ts', 'short.ts', 'gone.ts'])).toEqual([
      'short.ts is no long file',
      'gone.ts is no long file',
    ])
  })

  test('takes the middle length, the longer of two', () => {
    expect(medianLength(files)).toBe(3)
    expect(medianLength(new Map([...files].slice(0, 3)))).toBe(2)
  })
})
