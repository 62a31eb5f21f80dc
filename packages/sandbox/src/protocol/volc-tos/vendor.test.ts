import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failureOf } from '../../../test/client.js'
import { serveFiles } from '../../../test/files.js'
import { image, pixelAt, readPixels } from '../../../test/media.js'
import { type Addressing, codeOf, goodRequest, officialTos, refusalOf } from '../../../test/volc-tos.js'
import { createSandbox, type Sandbox } from '../../index.js'

let sandbox: Sandbox<'volcTos'>
let client: ReturnType<typeof officialTos>
const good = (object = 'out.jpg') => goodRequest(sandbox.credentials.volcTos.bucket, object)
const read = (key: string) => client.read(key)
const presigned = (key: string) =>
  officialTos(sandbox, { addressing: 'domain' }).getPreSignedUrl({ key, isCustomDomain: true })
/** Makes a picture and reads it from the bucket. */
const make = async (change: object) => {
  await client.process('POST', { ...good(), ...change })
  return readPixels(await read('out.jpg'))
}

beforeAll(async () => {
  sandbox = await createSandbox({ vendors: ['volcTos'], settings: { volcTos: { answerSeconds: 0 } } })
  client = officialTos(sandbox)
  await client.putObject({ key: 'in.png', body: Buffer.from(await image('png', 200, 100, '#cc2222')) })
})
afterAll(() => sandbox.close())

describe('an object', () => {
  test.each<Addressing>(['host', 'path', 'domain'])(
    'is kept, given and removed, with the bucket named by %s',
    async (addressing) => {
      const tos = officialTos(sandbox, { addressing })
      const body = Buffer.from([0, 255, 1, 254])
      const put = await tos.putObject({ key: 'a/b.bin', body, contentType: 'image/x-test' })
      expect([put.statusCode, put.requestId, put.id2]).toEqual([200, expect.any(String), expect.any(String)])
      const head = await tos.headObject('a/b.bin')
      expect(head.data).toMatchObject({
        'content-length': '4',
        'content-type': 'image/x-test',
        etag: expect.stringMatching(/^"[0-9A-F]{32}"$/),
      })
      expect(await tos.read('a/b.bin')).toEqual(body)
      expect(await tos.read('a/b.bin', { rangeStart: 1, rangeEnd: 2 })).toEqual(body.subarray(1, 3))
      expect((await tos.deleteObject('a/b.bin')).statusCode).toBe(204)
      expect((await refusalOf(tos.read('a/b.bin'))).statusCode).toBe(404)
      expect(sandbox.log.slice(-6).map(({ operation, accepted }) => [operation, accepted])).toEqual([
        ['upload', true],
        ['download', true],
        ['download', true],
        ['download', true],
        ['delete', true],
        ['download', false],
      ])
    },
  )

  test('may be empty, and may be as large as 5 MB', async () => {
    for (const size of [0, 5_000_000]) {
      await client.putObject({ key: 'sized', body: Buffer.alloc(size, 7) })
      expect(await read('sized')).toHaveLength(size)
    }
  })

  test('is not overwritten where that is forbidden', async () => {
    const upload = { key: 'once.txt', body: Buffer.from('x'), forbidOverwrite: true }
    await client.putObject(upload)
    expect(await codeOf(client.putObject(upload))).toBe('DuplicateObject')
  })

  test('has no part past its end', async () => {
    const past = client.read('in.png', { rangeStart: 10_000_000 })
    await expect(past).rejects.toMatchObject({ statusCode: 416 })
  })

  test('is logged as bytes when it is not text', () => {
    expect(sandbox.log[0]).toMatchObject({ operation: 'upload', body: expect.any(Uint8Array) })
  })

  test('lists and other operations that the sandbox does not have are answered with 501', async () => {
    await expect(client.listObjects()).rejects.toMatchObject({ code: 'UnImplemented', statusCode: 501 })
    const processed = client.getObjectV2({ key: 'in.png', dataType: 'buffer', process: 'image/info' })
    await expect(processed).rejects.toMatchObject({ statusCode: 501 })
  })
})

describe('image to image', () => {
  test.each(['GET', 'POST'] as const)('by %s puts a JPEG into the bucket', async (method) => {
    const { data, headers } = await client.process(method, good(`${method}/new.jpg`))
    expect(data).toMatchObject({ resp_json: { code: 10000, status: 10000, message: 'Success' } })
    expect(headers['x-tos-request-id']).toEqual(expect.any(String))
    const file = await read(`${method}/new.jpg`)
    expect(file.subarray(0, 3).toString('hex')).toBe('ffd8ff')
    expect(await readPixels(file)).toMatchObject({ width: 200, height: 100 })
    expect(sandbox.log.at(-2)).toMatchObject({ operation: 'create', method, accepted: true })
  })

  test('is put into another bucket of the account, and not into the one that is asked', async () => {
    const bucket = `${sandbox.credentials.volcTos.bucket}-results`
    await client.process('POST', goodRequest(bucket, 'elsewhere.jpg'))
    expect(await codeOf(client.headObject('elsewhere.jpg'))).not.toBe('ok')
    for (const addressing of ['host', 'path'] as const) {
      const other = officialTos(sandbox, { addressing, credentials: { bucket } })
      expect(await readPixels(await other.read('elsewhere.jpg'))).toMatchObject({ width: 200, height: 100 })
    }
    const stranger = sandbox.addAccount('volcTos')
    const nosy = officialTos(sandbox, { credentials: { ...stranger, bucket } })
    expect(await codeOf(nosy.deleteObject('elsewhere.jpg'))).toBe('AccessDenied')
  })

  test('is downloaded by a URL that the SDK signs', async () => {
    await client.process('POST', good('new.jpg'))
    const answer = await fetch(presigned('new.jpg'))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  })

  test('is downloaded by a URL of the bucket’s own host name', async () => {
    await client.process('POST', good('new.jpg'))
    const url = new URL(client.getPreSignedUrl('new.jpg'))
    expect(url.hostname).toBe(`${sandbox.credentials.volcTos.bucket}.tos-cn-beijing.volces.com`)
    const { port } = new URL(sandbox.baseUrls.volcTos)
    const options = { port, path: `${url.pathname}${url.search}`, headers: { host: url.host } }
    const status = await new Promise((resolve) => {
      request(options, (answer) => resolve(answer.resume().statusCode)).end()
    })
    expect(status).toBe(200)
  })

  test('understands its body whatever Content-Type it has, or none', async () => {
    const plain = officialTos(sandbox, {
      change: (sent) => {
        sent.data = JSON.stringify(sent.data)
        Object.assign(sent.headers, { 'content-type': 'text/plain' })
      },
    })
    expect((await plain.process('GET', good())).statusCode).toBe(200)
  })

  test('changes the image before and after, as the actions say', async () => {
    const InputProcessing = { ProcessActions: 'image/resize,w_120', ProcessStyle: '' }
    expect(await make({ InputProcessing })).toMatchObject({ width: 120, height: 60 })
    const after = (ProcessActions: string) =>
      make({ OutputProcessing: { ...good().OutputProcessing, ProcessActions } })
    expect(await after('image/rotate,90')).toMatchObject({ width: 100, height: 200 })
    expect(await after('image/resize,h_300,w_150/blur,r_1')).toMatchObject({ width: 150, height: 300 })
    expect(await after('image/resize,p_50')).toMatchObject({ width: 100, height: 50 })
    await after('image/format,png')
    expect((await client.headObject('out.jpg')).data['content-type']).toBe('image/png')
    expect((await read('out.jpg')).subarray(1, 4).toString()).toBe('PNG')
  })

  test('has the size that its ReqJson asks for, and takes any key there', async () => {
    const ReqJson = { req_key: 'painter', width: 640, height: 480, seed: 7, anything: { a: [1] } }
    expect(await make({ ModelConfig: { ReqJson } })).toMatchObject({ width: 640, height: 480 })
  })

  test('starts from a file on this machine, or as if from one anywhere else', async () => {
    await using files = await serveFiles({ 'a.jpg': await image('jpeg', 90, 120, '#00ff00') })
    const from = (ImageUri: string) => make({ InputDataSource: { Prompt: 'x', ImageUri } })
    expect(await from(`${files.origin}/a.jpg`)).toMatchObject({ width: 90, height: 120 })
    const [red = 0, green = 0] = await pixelAt(await read('out.jpg'), 88, 60)
    expect(green).toBeGreaterThan(red)
    expect(await from('https://example.com/a.jpg')).toMatchObject({ width: 1024, height: 1024 })
  })

  test('overwrites an object unless that is forbidden', async () => {
    const twice = async (ForbiddenOverwrite: unknown) => {
      const OutputProcessing = { ...good().OutputProcessing, ForbiddenOverwrite }
      return codeOf(client.process('POST', { ...good(), OutputProcessing }))
    }
    await make({})
    expect([await twice(false), await twice('false')]).toEqual(['ok', 'ok'])
    expect([await twice(true), await twice('true')]).toEqual(['DuplicateObject', 'DuplicateObject'])
  })

  test.each<[object, string]>([
    [{ TaskType: 'text_to_image' }, 'InvalidArgument'],
    [{ InputDataSource: { Prompt: '', ImageUri: 'in.png' } }, 'InvalidArgument'],
    [{ InputDataSource: { Prompt: 'x' } }, 'InvalidArgument'],
    [{ InputDataSource: { Prompt: 'x', ImageUri: 'none.png' } }, 'NoSuchKey'],
    [{ InputDataSource: { Prompt: 'x', ImageUri: 'note.txt' } }, 'InvalidArgument'],
    [{ InputDataSource: { Prompt: 'x', ImageUri: 'http://127.0.0.1:9/a.png' } }, 'InvalidArgument'],
    [{ InputProcessing: { ProcessActions: 'resize,w_1' } }, 'InvalidArgument'],
    [{ InputProcessing: { ProcessActions: 'image/resize,w_x' } }, 'InvalidArgument'],
    [{ InputProcessing: { ProcessActions: 'image/resize' } }, 'InvalidArgument'],
    [{ InputProcessing: { ProcessActions: 'image/rotate,361' } }, 'InvalidArgument'],
    [{ InputProcessing: { ProcessActions: 'image/explode' } }, 'InvalidArgument'],
    [{ InputProcessing: { ProcessStyle: 'no spaces' } }, 'InvalidArgument'],
    [{ OutputProcessing: { Bucket: 'nowhere', Object: 'x' } }, 'NoSuchBucket'],
    [{ ModelConfig: { ReqJson: {} } }, 'InvalidArgument'],
    [{ ModelConfig: { ModelAction: 'Other', ReqJson: { req_key: 'x' } } }, 'InvalidArgument'],
    [{ Seed: 1 }, 'InvalidArgument'],
  ])('with %j is refused with %s', async (change, code) => {
    await client.putObject({ key: 'note.txt', body: Buffer.from('not an image') })
    const error = await client.process('POST', { ...good(), ...change }).catch((reason) => reason)
    expect(error).toMatchObject({
      code,
      data: {
        Code: code,
        Message: expect.any(String),
        RequestId: expect.any(String),
        HostId: expect.any(String),
      },
    })
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false })
  })

  test.each([
    [{ Prompt: 'Forbidden-Content', ImageUri: 'in.png' }, 50412],
    [{ Prompt: 'x', ImageUri: 'forbidden-content.png' }, 50411],
  ])('of %j does not pass the review', async (InputDataSource, code) => {
    const { data } = await client.process('POST', { ...good(), InputDataSource })
    expect(data).toMatchObject({ resp_json: { code, status: code, data: null } })
  })

  test('belongs to the bucket, not to an object, and needs a body that is JSON', async () => {
    const misplaced = officialTos(sandbox, { addressing: 'domain' })
    expect(await codeOf(misplaced.processObject('in.png', good()))).toBe('InvalidArgument')
    expect(await codeOf(client.process('POST', 'x'))).toBe('MalformedBody')
  })
})

describe('a fault', () => {
  test.each([
    50411, 50412, 50413, 50429, 50430, 50500, 50501, 50511, 50512, 50516, 50517, 50518, 50519, 50520,
  ])('answers with code %i of the model', async (code) => {
    await sandbox.fault({ vendor: 'volcTos', operation: 'create', kind: 'vendor-code', code })
    const { statusCode, data } = await client.process('POST', good())
    expect([statusCode, data]).toMatchObject([
      200,
      { resp_json: { code, message: expect.stringMatching(/./) } },
    ])
    expect(sandbox.log.at(-1)?.accepted).toBe(false)
  })

  test.each([
    ['create', 'ExceedQPSLimit', 429],
    ['create', 'NotDocumented', 400],
    ['upload', 'EntityTooLarge', 400],
    ['delete', 'InternalError', 500],
  ] as const)('answers %s with the code %s of the storage', async (operation, code, statusCode) => {
    await sandbox.fault({ vendor: 'volcTos', operation, kind: 'vendor-code', code })
    const sent = {
      create: () => client.process('POST', good()),
      upload: () => client.putObject({ key: 'x', body: Buffer.from('x') }),
      delete: () => client.deleteObject('x'),
    }
    await expect(sent[operation]()).rejects.toMatchObject({ code, statusCode })
  })

  test('answers a download with a code of the storage', async () => {
    await sandbox.fault({
      vendor: 'volcTos',
      operation: 'download',
      kind: 'vendor-code',
      code: 'AccessDenied',
    })
    const answer = await fetch(presigned('in.png'))
    expect([answer.status, await answer.json()]).toMatchObject([403, { Code: 'AccessDenied' }])
  })

  test.each([
    ['reset-before', false, false],
    ['reset-after', true, true],
  ] as const)(
    '%s resets the socket, and the picture is there if it came after',
    async (kind, accepted, there) => {
      await sandbox.fault({ vendor: 'volcTos', operation: 'create', kind })
      expect(await failureOf(client.process('POST', good(kind)))).toBe('ECONNRESET')
      expect(sandbox.log.at(-1)).toMatchObject({ accepted, answered: 'reset' })
      expect(await codeOf(client.headObject(kind))).toBe(there ? 'ok' : undefined)
    },
  )

  test('of a gateway comes before or after acceptance', async () => {
    const fault = { vendor: 'volcTos', operation: 'create', status: 504 } as const
    for (const kind of ['status', 'status-after'] as const) {
      await sandbox.fault({ ...fault, kind })
      await expect(client.process('POST', good())).rejects.toMatchObject({ response: { status: 504 } })
      expect(sandbox.log.at(-1)?.accepted).toBe(kind === 'status-after')
    }
  })

  test('of malformed JSON, and of a delay, comes after acceptance', async () => {
    await sandbox.fault({ vendor: 'volcTos', operation: 'create', kind: 'malformed-json' })
    expect((await client.process('POST', good())).data).toMatch(/^\{/)
    await sandbox.fault({ vendor: 'volcTos', operation: 'create', kind: 'delay', ms: 50 })
    const began = Date.now()
    await client.process('POST', good())
    expect(Date.now() - began).toBeGreaterThan(45)
  })

  test.each(['stall', 'truncate'] as const)('of a download, %s, gives its first bytes only', async (kind) => {
    await sandbox.fault({ vendor: 'volcTos', operation: 'download', kind, afterBytes: 10 })
    const file = await fetch(presigned('in.png'), { signal: AbortSignal.timeout(500) })
    expect(Number(file.headers.get('content-length'))).toBeGreaterThan(10)
    await expect(file.arrayBuffer()).rejects.toThrow()
  })

  test('refuses connections for a while', async () => {
    await sandbox.fault({ vendor: 'volcTos', kind: 'refuse', forMs: 1000 })
    expect(await failureOf(client.read('in.png'))).toBe('ECONNREFUSED')
    await expect.poll(() => codeOf(client.headObject('in.png')), { timeout: 5000 }).toBe('ok')
  })
})

test('a path that is not encoded as it must be is refused, and a path of slashes harms nothing', async () => {
  for (const path of ['/%zz', '//', '///x']) {
    const { port } = new URL(sandbox.baseUrls.volcTos)
    const answer = await new Promise<string>((resolve) => {
      request({ host: '127.0.0.1', port, path }, (incoming) => resolve(text(incoming))).end()
    })
    expect(JSON.parse(answer)).toMatchObject({ Code: path === '/%zz' ? 'InvalidArgument' : 'AccessDenied' })
  }
})
