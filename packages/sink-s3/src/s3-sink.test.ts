import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3'
import { MediaplugError, type SinkFile } from '@mediaplug/core'
import { describe, expect, test, vi } from 'vitest'
import { clientOf, openFaulty, openStorage, says } from '../test/storage.js'
import { s3Sink } from './index.js'
import { partBytes } from './parts.js'

function file(...pieces: readonly Uint8Array[]): SinkFile {
  return {
    mediaType: 'video/mp4',
    content: (async function* () {
      yield* pieces
    })(),
  }
}

/** A file of so many bytes, in pieces of an odd size, which notes how many were asked for. */
function largeFile(bytes: number) {
  const hash = createHash('sha256')
  const seen = { bytes: 0, isClosed: false }
  const content = (async function* () {
    try {
      for (let piece = 0; seen.bytes < bytes; piece++) {
        const chunk = Buffer.alloc(Math.min(700_001, bytes - seen.bytes), piece % 251)
        seen.bytes += chunk.byteLength
        hash.update(chunk)
        yield chunk
      }
    } finally {
      seen.isClosed = true
    }
  })()
  return { file: { mediaType: 'video/mp4', content }, seen, digest: () => hash.digest('hex') }
}

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const list: Uint8Array[] = []
  for await (const piece of pieces) list.push(piece)
  return Buffer.concat(list)
}

async function rejection(call: Promise<unknown>): Promise<MediaplugError> {
  const thrown = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!MediaplugError.is(thrown)) throw new TypeError('it gave no MediaplugError', { cause: thrown })
  return thrown
}

const kite = Buffer.from('a red kite')

test('keeps a file below its prefix with its type, gives it back, and removes it', async () => {
  const { client, bucket } = await openStorage()
  const sink = s3Sink({ bucket, prefix: 'results/', client, publicUrl: 'https://media.example/' })
  expect(await sink.put('orders/17 é/1.mp4', file(kite))).toEqual({
    key: 'orders/17 é/1.mp4',
    bytes: 10,
    url: 'https://media.example/results/orders/17%20%C3%A9/1.mp4',
  })
  const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'results/orders/17 é/1.mp4' }))
  expect(head).toMatchObject({ ContentLength: 10, ContentType: 'video/mp4' })
  expect(await all(sink.open('orders/17 é/1.mp4'))).toEqual(kite)
  await sink.delete('orders/17 é/1.mp4')
  await sink.delete('orders/17 é/1.mp4')
  expect(await rejection(all(sink.open('orders/17 é/1.mp4')))).toMatchObject({ code: 'expired' })
})

test('keeps a file without a byte', async () => {
  const { client, bucket } = await openStorage()
  const sink = s3Sink({ bucket, client })
  expect(await sink.put('empty', file())).toMatchObject({ bytes: 0 })
  expect(await all(sink.open('empty'))).toHaveLength(0)
})

test.each([partBytes, partBytes + 1, 2 * partBytes + 5])('keeps a file of %d bytes whole', async (bytes) => {
  const { client, bucket } = await openStorage()
  const sink = s3Sink({ bucket, client })
  const large = largeFile(bytes)
  expect(await sink.put('large', large.file)).toMatchObject({ bytes })
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'large' }))
  const back = createHash('sha256')
  for await (const piece of Body as AsyncIterable<Uint8Array>) back.update(piece)
  expect(back.digest('hex')).toBe(large.digest())
})

test('replaces what is there, unless it may not', async () => {
  const { client, bucket } = await openStorage()
  const sink = s3Sink({ bucket, client })
  await sink.put('kite', file(Buffer.from('old')))
  await sink.put('kite', file(kite))
  const error = await rejection(sink.put('kite', file(Buffer.from('newer')), { replace: false }))
  expect(error).toMatchObject({ code: 'invalid-input', retryable: false })
  expect(error.message).toContain("'kite' is in the bucket 'media' already")
  expect(await all(sink.open('kite'))).toEqual(kite)
})

test('asks storage itself that nothing is replaced which appears meanwhile', async () => {
  const { client, bucket, requests } = await openFaulty((response, method) =>
    method === 'HEAD'
      ? says(404, 'NotFound')(response, method)
      : says(412, 'PreconditionFailed')(response, method),
  )
  const error = await rejection(s3Sink({ bucket, client }).put('kite', file(kite), { replace: false }))
  expect(error.code).toBe('invalid-input')
  expect(requests).toEqual(['HEAD /media/kite', 'PUT /media/kite?x-id=PutObject'])
})

describe('of a file whose reading breaks in the middle', () => {
  test.each([1, partBytes + 1])(
    'after %d bytes, nothing is kept, and the error is that of the reading',
    async (bytes) => {
      const { client, bucket, directory } = await openStorage()
      const error = new Error('the vendor is gone')
      const broken: SinkFile = {
        mediaType: 'video/mp4',
        content: (async function* () {
          yield Buffer.alloc(bytes)
          yield Buffer.alloc(bytes)
          throw error
        })(),
      }
      await expect(s3Sink({ bucket, client }).put('kite', broken)).rejects.toBe(error)
      expect(await rejection(all(s3Sink({ bucket, client }).open('kite')))).toMatchObject({ code: 'expired' })
      expect(
        (await readdir(join(directory, bucket), { recursive: true })).filter((name) => name.includes('kite')),
      ).toEqual([])
    },
  )

  test('its parts are removed', async () => {
    const aborted: string[] = []
    const { client, bucket, requests } = await openFaulty((response, method) => {
      if (method === 'POST') {
        const xml = '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>'
        return void response.writeHead(200, { 'content-type': 'application/xml' }).end(xml)
      }
      if (method === 'DELETE') aborted.push('u1')
      if (method === 'PUT') return says(507, 'InsufficientStorage')(response, method)
      response.writeHead(204).end()
    })
    const { file: large, seen } = largeFile(3 * partBytes)
    const error = await rejection(s3Sink({ bucket, client }).put('kite', large))
    expect(error).toMatchObject({ code: 'download', retryable: true })
    expect(error.message).toContain('the storage is full')
    expect(aborted).toEqual(['u1'])
    expect(requests.at(-1)).toContain('uploadId=u1')
    expect(seen.isClosed).toBe(true)
    expect(seen.bytes).toBeLessThan(3 * partBytes)
  })
})

test('stops with its signal, and keeps nothing', async () => {
  const { client, bucket } = await openStorage()
  const sink = s3Sink({ bucket, client })
  const stop = new AbortController()
  const content = (async function* () {
    yield kite
    stop.abort(new Error('enough'))
    yield kite
  })()
  await expect(sink.put('kite', { mediaType: 'video/mp4', content }, stop)).rejects.toThrow('enough')
  expect(await rejection(all(sink.open('kite')))).toMatchObject({ code: 'expired' })
  await expect(all(sink.open('kite', stop))).rejects.toThrow('enough')
})

test('a file that did not arrive whole is told', async () => {
  const { client, bucket } = await openFaulty((response, method) => {
    response.writeHead(200, method === 'HEAD' ? { 'content-length': '4' } : {}).end()
  })
  const error = await rejection(s3Sink({ bucket, client }).put('kite', file(kite)))
  expect(error).toMatchObject({ code: 'download', retryable: true })
  expect(error.message).toContain('has 10 bytes, and 4 bytes are there')
})

describe('tells in plain words', () => {
  test.each([
    [403, 'AccessDenied', 'access is denied', false],
    [403, 'InvalidAccessKeyId', 'the access key is not known', false],
    [403, 'SignatureDoesNotMatch', 'the secret key is wrong', false],
    [404, 'NoSuchBucket', 'there is no such bucket', false],
    [400, 'ExpiredToken', 'the credentials have expired', true],
    [507, 'XMinioStorageFull', 'the storage is full', true],
    [503, 'SlowDown', 'it asks to send less', true],
    [500, 'InternalError', 'As InternalError says (InternalError, HTTP 500)', true],
    [400, 'InvalidRequest', 'As InvalidRequest says (InvalidRequest, HTTP 400)', false],
  ])('of %d %s', async (status, code, says_, retryable) => {
    const { client, bucket } = await openFaulty(says(status, code))
    const error = await rejection(s3Sink({ bucket, client }).put('kite', file(kite)))
    expect(error).toMatchObject({ code: 'download', phase: 'download', retryable, httpStatus: status })
    expect(error.message).toContain(`the file 'kite' could not be kept in the bucket 'media': ${says_}`)
  })

  test('of storage that cannot be reached, and of credentials that are missing', async () => {
    const { port } = await openFaulty(() => {})
    const sink = s3Sink({ bucket: 'media', client: clientOf(1) })
    const error = await rejection(sink.put('kite', file(kite)))
    expect(error).toMatchObject({ code: 'download', retryable: true })
    expect(error.message).toContain('the storage cannot be reached')

    const nobody = clientOf(port)
    const missing = Object.assign(new Error('none'), { name: 'CredentialsProviderError' })
    nobody.config.credentials = () => Promise.reject(missing)
    const denied = await rejection(s3Sink({ bucket: 'media', client: nobody }).put('kite', file(kite)))
    expect(denied).toMatchObject({ retryable: false })
    expect(denied.message).toContain('set AWS_ACCESS_KEY_ID')
  })
})

test('without a client it is found in the environment, when it is used', async () => {
  const { port, bucket, directory } = await openStorage()
  vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${port}`)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER')
  vi.stubEnv('AWS_REGION', '')
  await s3Sink({ bucket }).put('kite', file(kite))
  expect(existsSync(directory)).toBe(true)
  expect((await readdir(join(directory, bucket))).some((name) => name.startsWith('kite'))).toBe(true)
})

test('a bucket has a name', () => {
  expect(() => s3Sink({ bucket: '' })).toThrow(/name the bucket/)
})
