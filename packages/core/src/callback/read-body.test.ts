import { ReadableStream } from 'node:stream/web'
import { expect, test } from 'vitest'
import { readBody } from './read-body.js'

const limits = { maxBytes: 8, timeoutMs: 20_000 }
const streamOf = (...texts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const text of texts) controller.enqueue(Buffer.from(text))
      controller.close()
    },
  })

test.each([[[]], [['one']], [['four', 'four']]])('reads %j to its end', async (texts) => {
  expect(await readBody(streamOf(...texts), limits)).toEqual({ bytes: Buffer.from(texts.join('')) })
})

test('a body that is not there is empty', async () => {
  expect(await readBody(null, limits)).toEqual({ bytes: new Uint8Array() })
})

test('gives up a body that is too large, without reading it to its end', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled++
      controller.enqueue(Buffer.from('abc'))
    },
  })
  expect(await readBody(endless, limits)).toEqual({ failure: 'too-large' })
  expect(pulled).toBeLessThan(8)
})

test('gives up a body that does not come', async () => {
  const silent = new ReadableStream<Uint8Array>()
  expect(await readBody(silent, { ...limits, timeoutMs: 20 })).toEqual({ failure: 'too-slow' })
})

test('gives up a body that breaks', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error('gone')),
  })
  expect(await readBody(broken, limits)).toEqual({ failure: 'broken' })
})
