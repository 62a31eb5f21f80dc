import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import { sendLoopback } from './loopback-request.js'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** A server on loopback that ends with its test. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const dripping: RequestListener = (_, outgoing) => {
  const timer = setInterval(() => outgoing.write('.'), 5)
  outgoing.once('close', () => clearInterval(timer))
}
const read = (answer: Response) => answer.text()
const open = new AbortController().signal

test('an answer is read to its end', async () => {
  const url = await serve((_, outgoing) => outgoing.end('done'))
  expect(await sendLoopback({ url, timeoutMs: 60_000, closing: open, read })).toBe('done')
})

test('a connection is not kept', async () => {
  const headers: unknown[] = []
  const url = await serve((incoming, outgoing) => {
    headers.push(incoming.headers.connection)
    outgoing.end()
  })
  await sendLoopback({ url, timeoutMs: 60_000, closing: open, read })
  expect(headers).toEqual(['close'])
})

test.each(['http://127.0.0.2:9/', 'https://example.com/', 'http://[::2]/'])(
  'nothing is sent to %s',
  async (url) => {
    expect(await sendLoopback({ url, timeoutMs: 60_000, closing: open, read })).toBeUndefined()
  },
)

test('the limit holds for an answer that drips, though the garbage is collected', async () => {
  const url = await serve(dripping)
  const collecting = setInterval(collectGarbage, 10)
  onTestFinished(() => clearInterval(collecting))
  const sent = sendLoopback({ url, timeoutMs: 300, closing: open, read })
  await expect(sent).rejects.toThrow('took longer than 300 ms')
})

test('ends when the sandbox closes, and is not sent when it has closed', async () => {
  const url = await serve(dripping)
  const closing = new AbortController()
  const request = { url, timeoutMs: 60_000, closing: closing.signal, read }
  const sent = sendLoopback(request)
  setImmediate(() => closing.abort(new Error('closed')))
  await expect(sent).rejects.toThrow('closed')
  await expect(sendLoopback(request)).rejects.toThrow('closed')
})
