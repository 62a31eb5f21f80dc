import { describe, expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import type { textToImage } from '../capability/image.js'
import { conclude } from './conclude.js'
import type { ProducedBy } from './model.js'
import { parseAnswer } from './parse-answer.js'
import type { Status } from './status.js'

const image = { kind: 'image', mediaType: 'image/png', url: 'https://x.example/1.png' } as const

test('a result that can be read ends the task with its output, and nothing else', () => {
  const output = { assets: [image] }
  const status = conclude(() => output, { vendorCode: 3, requestId: 'request-7' })
  expect(status).toEqual({ state: 'succeeded', output })
})

describe('a result that cannot be read ends the task as failed', () => {
  test.each([
    { what: 'an error', thrown: new TypeError('it names no file'), says: 'it names no file' },
    { what: 'an error without a message', thrown: new RangeError(), says: 'RangeError' },
    { what: 'a text', thrown: 'no file', says: 'no file' },
    { what: 'nothing', thrown: undefined, says: 'undefined' },
  ])('whose reason is what was thrown: $what', ({ thrown, says }) => {
    const status = conclude(() => {
      throw thrown
    })
    expect(status).toEqual({
      state: 'failed',
      code: 'protocol',
      reason: `the result cannot be read: ${says}`,
    })
  })

  test('that names each field which makes no sense', () => {
    const status = conclude(() => parseAnswer(z.object({ url: z.string() }), { url: 5 }))
    expect(status).toMatchObject({ reason: expect.stringContaining('url must be a string, got 5') })
  })

  test('with what the vendor tells beside it', () => {
    const read = () => JSON.parse('{')
    const status = conclude(read, { vendorCode: 3, requestId: 'request-7' })
    expect(status).toMatchObject({ code: 'protocol', vendorCode: 3, requestId: 'request-7' })
  })
})

test('what it gives is what the poll of a model gives', () => {
  type Polled = Status<ProducedBy<typeof textToImage>>
  const url = String(image.url)
  expectTypeOf(conclude(() => ({ assets: [image] }))).toExtend<Polled>()
  expectTypeOf(
    conclude(() => ({ assets: [{ kind: 'image', mediaType: 'image/png', url }] })),
  ).toExtend<Polled>()
  expectTypeOf(conclude(() => ({ assets: [{ ...image, kind: 'video' }] }))).not.toExtend<Polled>()
})
