import { afterAll, describe, expect, test } from 'vitest'
import { failureOf } from '../../../test/client.js'
import { callerOf, callTencent, goodFields, startTencent } from '../../../test/tencent.js'
import type { Sandbox } from '../../index.js'

const sandbox = await startTencent()
afterAll(() => sandbox.close())

const call = callerOf(sandbox)
const good = await goodFields()

describe('a fault', () => {
  const fault = (change: object) =>
    sandbox.fault({ vendor: 'tencent', operation: 'create', ...change } as Parameters<
      Sandbox<'tencent'>['fault']
    >[0])

  const documented = {
    AuthFailure: ['UnauthorizedOperation'],
    FailedOperation: [
      ...['ConsoleServerError', 'GenerateImageFailed', 'ImageDecodeFailed', 'ImageDownloadError'],
      ...['ImageResolutionExceed', 'ImageSizeExceed', 'InnerError', 'JobNotExist', 'RequestEntityTooLarge'],
      ...['RequestTimeout', 'RpcFail', 'ServerError', 'Unknown'],
    ],
    InvalidParameter: ['InvalidParameter'],
    InvalidParameterValue: [
      ...['ImageEmpty', 'LogoParamErr', 'ParameterValueError', 'StyleConflict', 'TextLengthExceed'],
      'UrlIllegal',
    ],
    OperationDenied: ['ImageIllegalDetected', 'TextIllegalDetected'],
    RequestLimitExceeded: ['', 'JobNumExceed'],
    ResourceUnavailable: ['Delivering', 'InArrears', 'LowBalance', 'NotExist', 'StopUsing'],
    ResourcesSoldOut: ['ChargeStatusException'],
  }

  test('answers with each of the 31 codes that the vendor documents, and a text of its own', async () => {
    const codes = Object.entries(documented).flatMap(([group, names]) =>
      names.map((name) => (name === '' ? group : `${group}.${name}`)),
    )
    const texts = new Set<string>()
    for (const code of codes) {
      await sandbox.fault({ vendor: 'tencent', operation: 'create', kind: 'vendor-code', code })
      const answer = await call(good)
      expect([answer.status, answer.code]).toEqual([200, code])
      texts.add(answer.message)
    }
    expect([codes.length, texts.size]).toEqual([31, 31])
  })

  test('answers with a code that is not documented, and the text that is asked for', async () => {
    const change = { code: 'FailedOperation.New', message: 'something new' }
    await fault({ kind: 'vendor-code', ...change })
    expect(await call(good)).toMatchObject({ status: 200, ...change })
  })

  test.each([
    [{ kind: 'reset-before' }, 'ECONNRESET', false],
    [{ kind: 'reset-after' }, 'ECONNRESET', true],
  ])('of %j resets the socket', async (change, failure, accepted) => {
    await fault(change)
    expect(await failureOf(call(good))).toBe(failure)
    expect(sandbox.log.at(-1)).toMatchObject({ accepted, answered: 'reset' })
  })

  test.each([
    [{ kind: 'status', status: 503 }, 503, false],
    [{ kind: 'status-after', status: 504 }, 504, true],
    [{ kind: 'delay', ms: 50 }, 200, true],
  ])('of %j answers with the status %i', async (change, status, accepted) => {
    await fault(change)
    expect((await call(good)).status).toBe(status)
    expect(sandbox.log.at(-1)?.accepted).toBe(accepted)
  })

  test('of malformed JSON comes after acceptance, and waits for a request that is accepted', async () => {
    await fault({ kind: 'malformed-json' })
    expect((await call({})).code).toBe('InvalidParameterValue.ImageEmpty')
    expect(await failureOf(call(good))).toBeInstanceOf(SyntaxError)
    expect(sandbox.log.at(-1)?.accepted).toBe(true)
  })

  test('of a download cuts the linked picture short', async () => {
    const { image: link } = await call({ ...good, RspImgType: 'url' })
    await sandbox.fault({ vendor: 'tencent', operation: 'download', kind: 'truncate', afterBytes: 10 })
    const file = await fetch(link)
    expect(await failureOf(file.arrayBuffer())).toMatch(/UND_ERR_SOCKET|ECONNRESET/)
  })
})

test('other paths and methods get a plain 404 or 405', async () => {
  const { tencent } = sandbox.baseUrls
  expect((await fetch(`${tencent}/x`, { method: 'POST', body: '{}' })).status).toBe(404)
  expect((await fetch(tencent)).status).toBe(405)
})

test('a setting that is a number may be below 0 only where that makes sense', async () => {
  await expect(startTencent({ answerSeconds: -1 })).rejects.toThrow(
    'answerSeconds must be a number from 0 up',
  )
  await expect(startTencent({ clockOffsetSeconds: Number.NaN })).rejects.toThrow('must be a number, not NaN')
  await using behind = await startTencent({ clockOffsetSeconds: -60 })
  expect((await callTencent(behind.baseUrls.tencent, behind.credentials.tencent, good)).code).toBe('ok')
})
