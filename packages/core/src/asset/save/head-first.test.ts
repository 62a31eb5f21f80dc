import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { collect } from '../../../test/collect.js'
import { headFirst } from './head-first.js'

async function* each(pieces: readonly Uint8Array[], closed = () => {}) {
  try {
    yield* pieces
  } finally {
    closed()
  }
}

test('the first piece has the head, or all there is, and nothing is lost or moved', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 9 })),
      fc.integer({ min: 1, max: 20 }),
      async (pieces, length) => {
        const [first, ...rest] = await collect(headFirst(each(pieces), length))
        const whole = Buffer.concat(pieces)
        expect(first?.byteLength).toBeGreaterThanOrEqual(Math.min(length, whole.byteLength))
        expect(Buffer.concat([first ?? new Uint8Array(), ...rest])).toEqual(whole)
      },
    ),
  ))

test('a file in one piece is not copied', async () => {
  const piece = new Uint8Array(5)
  expect((await headFirst(each([piece]), 3).next()).value).toBe(piece)
})

test('who stops reading closes what was read from', async () => {
  const closed = vi.fn()
  const pieces = headFirst(each([new Uint8Array(5), new Uint8Array(5)], closed), 3)
  await pieces.next()
  await pieces.return()
  expect(closed).toHaveBeenCalledOnce()
})
