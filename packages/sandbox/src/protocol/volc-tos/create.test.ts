import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { serveFiles } from '../../../test/files.js'
import { image, pixelAt, readPixels } from '../../../test/media.js'
import { codeOf, goodRequest, officialTos, presignedUrl, startVolcTos } from '../../../test/volc-tos.js'

const { sandbox, client, good, make } = await startVolcTos()

describe('image to image', () => {
  test.each(['GET', 'POST'] as const)('by %s puts a JPEG into the bucket', async (method) => {
    const { data, headers } = await client.process(method, good(`${method}/new.jpg`))
    expect(data).toMatchObject({ resp_json: { code: 10000, status: 10000, message: 'Success' } })
    expect(headers['x-tos-request-id']).toEqual(expect.any(String))
    const file = await client.read(`${method}/new.jpg`)
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
    const answer = await fetch(presignedUrl(sandbox, 'new.jpg'))
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

  test('starts from a file on this machine, or as if from one anywhere else', async () => {
    await using files = await serveFiles({ 'a.jpg': await image('jpeg', 90, 120, '#00ff00') })
    const from = (ImageUri: string) => make({ InputDataSource: { Prompt: 'x', ImageUri } })
    expect(await from(`${files.origin}/a.jpg`)).toMatchObject({ width: 90, height: 120 })
    const [red = 0, green = 0] = await pixelAt(await client.read('out.jpg'), 88, 60)
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
})
