import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MediaplugError } from '../error/error.js'
import { parseHandle } from './parse-handle.js'

const handle = {
  v: 1,
  model: 'acme/text-to-video',
  ref: 't-1',
  submittedAt: '2026-01-01T00:00:00.000Z',
} as const

describe('a handle', () => {
  test('is given as it is, after JSON too', () => {
    expect(parseHandle(JSON.parse(JSON.stringify(handle)))).toEqual(handle)
  })

  test.each(['acme/fal-ai/flux/dev', 'acme/kite.v2', 'a/..b'])('may be of the model %s', (model) => {
    expect(parseHandle({ ...handle, model })).toEqual({ ...handle, model })
  })

  test.each([
    { change: { v: 2 }, says: 'v must be 1, got 2' },
    { change: { model: 'kite' }, says: "model must be provider/model, got 'kite'" },
    { change: { model: 'acme/flux/' }, says: 'model must be provider/model' },
    { change: { model: 'acme/flux/..' }, says: 'model must be provider/model' },
    { change: { model: 'acme//flux' }, says: 'model must be provider/model' },
    { change: { model: 'acme/../x' }, says: 'model must be provider/model' },
    { change: { model: undefined }, says: 'model must be a string, and is missing' },
    { change: { ref: '' }, says: 'ref must be 1 to 512 printable ASCII characters' },
    { change: { ref: 'a\nb' }, says: 'ref must be 1 to 512 printable ASCII characters' },
    { change: { ref: 'x'.repeat(513) }, says: 'ref must be 1 to 512 printable ASCII characters' },
    {
      change: { submittedAt: 'yesterday' },
      says: "submittedAt must be a valid ISO datetime, got 'yesterday'",
    },
    { change: { baseUrl: 'https://x.example' }, says: 'baseUrl is not supported' },
  ])('with $change is refused: $says', ({ change, says }) => {
    expect(() => parseHandle({ ...handle, ...change })).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(says) }),
    )
  })

  test('is one or an error of this package, whatever the JSON', () => {
    const part = fc.oneof(fc.jsonValue(), fc.string())
    const like = fc.record(
      {
        v: fc.oneof(fc.constant(1), fc.jsonValue()),
        model: fc.oneof(fc.constant(handle.model), part),
        ref: fc.oneof(fc.constant(handle.ref), part),
        submittedAt: fc.oneof(
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
          part,
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(like, fc.jsonValue()), (value) => {
        try {
          expect(Date.parse(parseHandle(value).submittedAt)).not.toBeNaN()
        } catch (error) {
          expect(MediaplugError.is(error) && error.code).toBe('invalid-input')
        }
      }),
      { numRuns: 500 },
    )
  })
})
