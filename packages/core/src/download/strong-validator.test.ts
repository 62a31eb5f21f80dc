import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { file, half, openFile, ranged, size } from '../../test/download-scene.js'
import { resetWithin } from '../../test/replies.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const noon = 'Fri, 02 Jan 2026 12:00:00 GMT'
const aSecondLater = 'Fri, 02 Jan 2026 12:00:01 GMT'

/** The headers of the request that resumes a file of which the first half came with some headers. */
async function resumption(headers: Record<string, string>) {
  const { read, vendor } = await openFile(
    resetWithin(half, { headers: { ...size, ...headers } }),
    ranged(headers),
  )
  await expect(read()).resolves.toEqual(file)
  expect(vendor.requests).toHaveLength(2)
  expect(vendor.requests[1]?.headers.range).toBe('bytes=5000-')
  return vendor.requests[1]?.headers['if-range']
}

describe('a file is resumed only if it is the same,', () => {
  test.each([
    ['its ETag', { etag: '"v1"' }, '"v1"'],
    ['its ETag rather than its time', { etag: '"v1"', 'last-modified': noon, date: aSecondLater }, '"v1"'],
    ['its time, a second before the answer', { 'last-modified': noon, date: aSecondLater }, noon],
  ])('by %s', async (_what, headers, condition) => {
    expect(await resumption(headers)).toBe(condition)
  })
})

describe('a file is resumed without a condition, and compared by what its answer says,', () => {
  test.each([
    ['where its ETag is weak', { etag: 'W/"v1"' }],
    [
      'where its ETag is weak, whatever its time',
      { etag: 'W/"v1"', 'last-modified': noon, date: aSecondLater },
    ],
    ['where its ETag is none', { etag: 'v1' }],
    ['where its ETag is written as weak by mistake', { etag: 'w/"v1"' }],
    ['where it may have changed after its time', { 'last-modified': noon, date: noon }],
    ['where its time is none', { 'last-modified': 'yesterday', date: aSecondLater }],
    ['where it has neither', {}],
  ])('%s', async (_what, headers) => {
    expect(await resumption(headers)).toBeUndefined()
  })
})
