import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { failureOf } from '../../../test/client.js'
import { readBytes } from '../../../test/files.js'
import { until } from '../../../test/until.js'
import { codeOf, presignedUrl, startVolcTos } from '../../../test/volc-tos.js'

const { sandbox, client, good } = await startVolcTos()

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
    const answer = await fetch(presignedUrl(sandbox, 'in.png'))
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
    const file = await fetch(presignedUrl(sandbox, 'in.png'))
    expect(Number(file.headers.get('content-length'))).toBeGreaterThan(10)
    const { bytes, next } = await readBytes(file, 10)
    expect(bytes).toHaveLength(10)
    if (kind === 'truncate') expect(await next).toBe('failure')
    else expect(await Promise.race([next, wait(100, 'nothing')])).toBe('nothing')
  })

  test('refuses connections for a while', async () => {
    await sandbox.fault({ vendor: 'volcTos', kind: 'refuse', forMs: 3_600_000 })
    expect(await failureOf(client.read('in.png'))).toBe('ECONNREFUSED')
    await sandbox.fault({ vendor: 'volcTos', kind: 'refuse', forMs: 1 })
    await until(async () => expect(await codeOf(client.headObject('in.png'))).toBe('ok'))
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
