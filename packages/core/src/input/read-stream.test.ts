import { getEventListeners } from 'node:events'
import { Readable } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import type { ByteStream } from '../file/byte-stream.js'
import { closeStream, readStream } from './read-stream.js'

const limits = () => ({ maxBytes: 100, signal: new AbortController().signal })
const pieces = [Buffer.from('a r'), new Uint8Array(), Buffer.from('ed'), Buffer.from(' kite')]

/** A stream of the web, and why it was canceled, if it was. */
function webStream(source: Iterable<unknown>, isEndless = false) {
  const canceled = vi.fn()
  const iterator = source[Symbol.iterator]()
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = iterator.next()
        if (done && isEndless) return new Promise(() => {})
        if (done) controller.close()
        else controller.enqueue(value as Uint8Array)
        return Promise.resolve()
      },
      cancel: canceled,
    },
    { highWaterMark: 0 },
  )
  return { stream, canceled }
}

/** What gives bytes when it is iterated over, and whether it was left. */
function iterable(source: Iterable<unknown>) {
  const left = vi.fn()
  async function* give() {
    try {
      for (const piece of source) yield piece as Uint8Array
    } finally {
      left()
    }
  }
  return { stream: give(), left }
}

describe('a stream is read whole:', () => {
  test.each<[string, () => ByteStream]>([
    ['of the web', () => webStream(pieces).stream],
    [
      'of the web, seen from another realm',
      () =>
        ({
          ...{ locked: false },
          getReader: () => webStream(pieces).stream.getReader(),
        }) as unknown as ByteStream,
    ],
    ['of Node', () => Readable.from(pieces)],
    ['of Node, not by objects', () => Readable.from(pieces, { objectMode: false })],
    ['what can be iterated over', () => iterable(pieces).stream],
    [
      'of buffers and views',
      () =>
        iterable(pieces.map((piece) => new DataView(piece.buffer, piece.byteOffset, piece.byteLength)))
          .stream,
    ],
  ])('%s', async (_what, open) => {
    expect(Buffer.from(await readStream(open(), limits())).toString()).toBe('a red kite')
  })

  test('though whoever gives its pieces uses them again', async () => {
    async function* give() {
      const buffer = Buffer.alloc(1)
      for (const letter of 'kite') {
        buffer.write(letter)
        yield buffer
      }
    }
    expect(Buffer.from(await readStream(give(), limits())).toString()).toBe('kite')
  })

  test('and gives the same bytes again, to all who ask', async () => {
    const { stream } = webStream(pieces)
    const [one, other] = await Promise.all([readStream(stream, limits()), readStream(stream, limits())])
    expect(await readStream(stream, limits())).toBe(one)
    expect(other).toBe(one)
  })

  test('and leaves no listener on the signal', async () => {
    const { signal, ...rest } = limits()
    await readStream(webStream(pieces).stream, { signal, ...rest })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe('a stream that fails', () => {
  test('is the error of the stream, again and again', async () => {
    const stream = Readable.from(
      (function* () {
        yield Buffer.from('a')
        throw new Error('the disk is gone')
      })(),
    )
    await expect(readStream(stream, limits())).rejects.toThrow('the disk is gone')
    await expect(readStream(stream, limits())).rejects.toThrow('the disk is gone')
  })

  test.each([
    ['text', ['kite'], 'no bytes but text'],
    ['numbers', [1], 'no bytes but a value of the type number'],
    ['nothing', [undefined], 'no bytes but a value of the type undefined'],
  ])('because it gives %s is closed', async (_what, source, says) => {
    const web = webStream(source)
    await expect(readStream(web.stream, limits())).rejects.toThrow(says)
    expect(web.canceled).toHaveBeenCalledOnce()
    const other = iterable(source)
    await expect(readStream(other.stream, limits())).rejects.toThrow(says)
    await vi.waitFor(() => expect(other.left).toHaveBeenCalledOnce())
  })

  test('because it is too long is read on where more is allowed, and closed when it is let go', async () => {
    const given = vi.fn()
    function* endless() {
      for (;;) {
        given()
        yield Buffer.alloc(60)
      }
    }
    const web = webStream(endless())
    const other = iterable(endless())
    for (const { stream, closed } of [
      { stream: web.stream, closed: web.canceled },
      { stream: other.stream, closed: other.left },
    ]) {
      given.mockClear()
      await expect(readStream(stream, limits())).rejects.toThrow('it has more than 100 bytes')
      expect(given).toHaveBeenCalledTimes(2)
      await expect(readStream(stream, { ...limits(), maxBytes: 200 })).rejects.toThrow('more than 200 bytes')
      expect(given).toHaveBeenCalledTimes(4)
      expect(closed).not.toHaveBeenCalled()
      closeStream(stream)
      await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
    }
    const node = Readable.from(endless())
    await expect(readStream(node, limits())).rejects.toThrow('it has more than 100 bytes')
    closeStream(node)
    expect(node.destroyed).toBe(true)
  })

  test('because it is too long for one is whole for another', async () => {
    const { stream, canceled } = webStream(pieces)
    await expect(readStream(stream, { ...limits(), maxBytes: 4 })).rejects.toThrow('more than 4 bytes')
    expect(Buffer.from(await readStream(stream, limits())).toString()).toBe('a red kite')
    closeStream(stream)
    expect(canceled).not.toHaveBeenCalled()
  })

  test('because it was read before', async () => {
    const node = Readable.from(pieces)
    await node.toArray()
    await expect(readStream(node, limits())).rejects.toThrow('read or closed before')
    const { stream } = webStream(pieces)
    stream.getReader()
    await expect(readStream(stream, limits())).rejects.toThrow('by somebody else')
  })
})

describe('an abort closes a stream that is waited for:', () => {
  test('of the web', async () => {
    const stop = new AbortController()
    const { stream, canceled } = webStream(pieces, true)
    const reading = readStream(stream, { maxBytes: 100, signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(reading).rejects.toThrow('enough')
    expect(canceled).toHaveBeenCalledOnce()
  })

  test('of Node', async () => {
    const stop = new AbortController()
    const stream = new Readable({ read() {} })
    const reading = readStream(stream, { maxBytes: 100, signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(reading).rejects.toThrow('enough')
    expect(stream.destroyed).toBe(true)
  })
})
