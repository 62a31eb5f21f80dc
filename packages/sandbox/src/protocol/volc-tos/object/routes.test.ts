import { expect, test } from 'vitest'
import { type Addressing, codeOf, officialTos, refusalOf, startVolcTos } from '../../../../test/volc-tos.js'

const { sandbox, client } = await startVolcTos()

test.each<Addressing>(['host', 'path', 'domain'])(
  'an object is kept, given and removed, with the bucket named by %s',
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

test('an object may be empty, and may be as large as 5 MB', async () => {
  for (const size of [0, 5_000_000]) {
    await client.putObject({ key: 'sized', body: Buffer.alloc(size, 7) })
    expect(await client.read('sized')).toHaveLength(size)
  }
})

test('an object is not overwritten where that is forbidden', async () => {
  const upload = { key: 'once.txt', body: Buffer.from('x'), forbidOverwrite: true }
  await client.putObject(upload)
  expect(await codeOf(client.putObject(upload))).toBe('DuplicateObject')
})

test('an object has no part past its end', async () => {
  const past = client.read('in.png', { rangeStart: 10_000_000 })
  await expect(past).rejects.toMatchObject({ statusCode: 416 })
})

test('an object is logged as bytes when it is not text', () => {
  expect(sandbox.log[0]).toMatchObject({ operation: 'upload', body: expect.any(Uint8Array) })
})

test('lists and other operations that the sandbox does not have are answered with 501', async () => {
  await expect(client.listObjects()).rejects.toMatchObject({ code: 'UnImplemented', statusCode: 501 })
  const processed = client.getObjectV2({ key: 'in.png', dataType: 'buffer', process: 'image/info' })
  await expect(processed).rejects.toMatchObject({ statusCode: 501 })
})
