import { ReadableStream } from 'node:stream/web'
import { expect, test } from 'vitest'
import { readText } from './read-text.js'

const limits = { maxBytes: 8, timeoutMs: 20_000 }
const streamOf = (...texts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const text of texts) controller.enqueue(Buffer.from(text))
      controller.close()
    },
  })

test.each([[[]], [['one']], [['four', 'four']]])('reads %j to its end', async (texts) => {
  expect(await readText(streamOf(...texts), limits)).toEqual({ text: texts.join('') })
})

test('reads a letter that came in two pieces', async () => {
  const bytes = Buffer.from('é')
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, 1))
      controller.enqueue(bytes.subarray(1))
      controller.close()
    },
  })
  expect(await readText(stream, limits)).toEqual({ text: 'é' })
})

test('gives up a body that is too large, without reading it to its end', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled++
      controller.enqueue(Buffer.from('abc'))
    },
  })
  expect(await readText(endless, limits)).toEqual({ failure: 'too-large' })
  expect(pulled).toBeLessThan(8)
})

test('gives up a body that does not come', async () => {
  const silent = new ReadableStream<Uint8Array>()
  expect(await readText(silent, { ...limits, timeoutMs: 20 })).toEqual({ failure: 'too-slow' })
})

test('gives up a body that breaks', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error('gone')),
  })
  expect(await readText(broken, limits)).toEqual({ failure: 'broken' })
})
