import { describe, expect, test } from 'vitest'
import { collect } from '../../test/collect.js'
import { file } from '../../test/download-scene.js'
import { inPieces, openRawServer, type RawAnswer } from '../../test/raw-server.js'
import { rejection } from '../../test/rejection.js'
import { apiKey, kite, sceneAt } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { usualLimits } from '../download/read-limits.js'
import { readUrl } from '../download/read-url.js'
import { Attempt } from './attempt.js'
import { createVendor } from './vendor.js'

const go = 'HTTP/1.1 100 Continue\r\n\r\n'
const withHeaders = 'HTTP/1.1 100 Continue\r\nserver: acme\r\ncontent-length: 0\r\n\r\n'
const old = 'HTTP/1.0 100 \r\n\r\n'
const hints = 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\n\r\n'
const processing = 'HTTP/1.1 102 Processing\r\n\r\n'

/** An answer whose body looks like what is passed over. */
const task = { id: 't1', note: `${go}${withHeaders}` }
const json = JSON.stringify(task)
const final = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n${json}`

const news = [
  ['one', go],
  ['one with headers', withHeaders],
  ['one of an older version', old],
  ['one that speaks of closing', 'HTTP/1.1 100 Continue\r\nconnection: close\r\n\r\n'],
  ['several', go + go + withHeaders + go],
  ['some among others', hints + go + processing + go + hints],
  ['very many', go.repeat(900)],
] as const

async function openHttp(...answers: RawAnswer[]) {
  const server = await openRawServer(...answers)
  const attempt = new Attempt(createVendor(acme({ baseUrl: server.origin, apiKey })), 'start', 'acme/picture')
  const { http } = attempt.context
  return {
    server,
    draw: () => http.json({ method: 'POST', path: '/draw', body: '{"prompt":"a kite"}' }),
    http,
  }
}

function download(origin: string): Promise<Buffer> {
  const policy = { hosts: [], trustedOrigin: origin }
  return collect(readUrl(new URL(`${origin}/file`), policy, usualLimits)).then((pieces) =>
    Buffer.concat(pieces),
  )
}

describe.each(news)('news before an answer, %s,', (_what, before) => {
  test('is passed over in the same packet, again and again on one connection', async () => {
    const { draw } = await openHttp(inPieces(before + final))
    for (let time = 0; time < 3; time++) await expect(draw()).resolves.toEqual(task)
  })

  test('is passed over in a packet of its own', async () => {
    const { draw } = await openHttp(inPieces(before, final))
    await expect(draw()).resolves.toEqual(task)
  })

  test('is passed over before a file', async () => {
    const head = `HTTP/1.1 200 OK\r\ncontent-length: ${file.length}\r\n\r\n`
    const { origin } = await openRawServer(inPieces(before, head, file))
    expect(Buffer.compare(await download(origin), file)).toBe(0)
  })

  test('is passed over before an error', async () => {
    const { draw } = await openHttp(inPieces(`${before}HTTP/1.1 422 No\r\ncontent-length: 2\r\n\r\n{}`))
    await expect(draw()).rejects.toMatchObject({ code: 'invalid-input', httpStatus: 422 })
  })
})

test('news is passed over wherever it is split, and so is what follows', async () => {
  const all = go + hints + withHeaders + final
  const splits = Array.from({ length: all.length - 1 }, (_, index) => index + 1)
  const answers = splits.map((at) => inPieces(all.slice(0, at), all.slice(at)))
  const { draw } = await openHttp(...answers)
  for (const _split of splits) await expect(draw()).resolves.toEqual(task)
})

test('news may come a byte at a time', async () => {
  const { draw } = await openHttp(inPieces(...(go + hints + go + final)))
  await expect(draw()).resolves.toEqual(task)
})

test('what looks like news within a body stays, wherever the body is split', async () => {
  const body = `${go}${hints}${go}end`
  const head = `HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: ${body.length}\r\n\r\n`
  for (let at = 0; at < body.length; at += 3) {
    const { http } = await openHttp(inPieces(go + head + body.slice(0, at), body.slice(at)))
    const { bytes } = await http.bytes({ method: 'GET', path: '/draw' })
    expect(Buffer.from(bytes).toString()).toBe(body)
  }
})

describe('a paid start', () => {
  test('that a server lets continue is accepted, and sent once', async () => {
    const created = '{"id":"t1"}'
    const server = await openRawServer(
      inPieces(go, `HTTP/1.1 200 OK\r\ncontent-length: ${created.length}\r\n\r\n`, created),
    )
    const { client } = sceneAt(server.origin)
    await expect(client.submit('acme/picture', kite)).resolves.toMatchObject({ handle: { ref: 't1' } })
    expect(server.requests).toHaveLength(1)
  })

  test('after which nothing but news comes is a doubt', async () => {
    const flood: RawAnswer = (socket) => {
      const write = (): void => {
        while (!socket.destroyed && socket.write(go.repeat(100)));
      }
      socket.on('drain', write)
      write()
    }
    const server = await openRawServer(flood)
    const { client } = sceneAt(server.origin)
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ code: 'submission-uncertain' })
    expect(error.message).toContain('1000 interim answers')
    expect(server.requests).toHaveLength(1)
  })

  test('whose connection breaks after the news is a doubt', async () => {
    const server = await openRawServer(async (socket) => {
      socket.end(`${go}HTTP/1.1 1`)
    })
    const { client } = sceneAt(server.origin)
    await expect(rejection(client.submit('acme/picture', kite))).resolves.toMatchObject({
      code: 'submission-uncertain',
    })
    expect(server.requests).toHaveLength(1)
  })
})

test('news without end to its head is no answer', async () => {
  const { draw } = await openHttp(inPieces(`HTTP/1.1 100 Continue\r\nx: ${'y'.repeat(30_000)}`))
  await expect(draw()).rejects.toMatchObject({ code: 'network' })
})
