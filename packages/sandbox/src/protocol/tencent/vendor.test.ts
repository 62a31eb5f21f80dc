import { CommonClient } from 'tencentcloud-sdk-nodejs-common'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failureOf } from '../../../test/client.js'
import { serveFiles } from '../../../test/files.js'
import { flipLastBit } from '../../../test/flip-last-bit.js'
import { loopbackAgent } from '../../../test/loopback.js'
import { image, pixelAt, readPixels } from '../../../test/media.js'
import { callTencent, goodFields, type TencentChanges } from '../../../test/tencent.js'
import { createSandbox, type Sandbox, type SettingsOf, type TencentCredentials } from '../../index.js'

const quick = { answerSeconds: 0 }
let sandbox: Sandbox<'tencent'>
let good: { InputImage: string }

const start = (settings: Partial<SettingsOf<'tencent'>> = {}) =>
  createSandbox({ vendors: ['tencent'], settings: { tencent: { ...quick, ...settings } } })
const call = (fields: unknown, changes?: TencentChanges, credentials?: TencentCredentials) =>
  callTencent(sandbox.baseUrls.tencent, credentials ?? sandbox.credentials.tencent, fields, changes)
const pixels = (answer: { image: string }) => readPixels(Buffer.from(answer.image, 'base64'))

/** The official SDK. It takes the service from the host name, so it is asked at the vendor's own name. */
function officialClient(of: Sandbox<'tencent'>, region = 'ap-singapore') {
  const { port } = new URL(of.baseUrls.tencent)
  const endpoint = `aiart.tencentcloudapi.com:${port}`
  const httpProfile = { endpoint, protocol: 'http://', agent: loopbackAgent() }
  return new CommonClient('aiart.tencentcloudapi.com', '2022-12-29', {
    credential: { ...of.credentials.tencent },
    region,
    profile: { httpProfile },
  })
}

beforeAll(async () => {
  sandbox = await start()
  good = await goodFields()
})
afterAll(() => sandbox.close())

describe('the official SDK', () => {
  test('is accepted, and gets a JPEG', async () => {
    const fields = { ...good, Prompt: '城市 at night – “x”', ResultConfig: { Resolution: '768:1024' } }
    const answer = await officialClient(sandbox).request('ImageToImage', fields)
    const file = Buffer.from(answer.ResultImage, 'base64')
    expect(file.subarray(0, 3).toString('hex')).toBe('ffd8ff')
    expect(await readPixels(file)).toMatchObject({ width: 768, height: 1024 })
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: true, body: fields })
  })

  test('is accepted with temporary credentials', async () => {
    await using temporary = await start({ credentials: 'temporary' })
    const answer = await officialClient(temporary).request('ImageToImage', good)
    expect(answer.ResultImage).not.toBe('')
  })

  test('is refused in another region, with the code of the vendor', async () => {
    await expect(officialClient(sandbox, 'ap-guangzhou').request('ImageToImage', good)).rejects.toMatchObject(
      { code: 'UnsupportedRegion' },
    )
  })
})

describe('a signature', () => {
  const now = () => Math.floor(Date.now() / 1000)
  const unknown = { secretId: 'AKIDnobody', secretKey: 'guess' }

  test.each<[string, () => TencentChanges]>([
    ['covers more headers than it must', () => ({ signedHeaders: ['content-type', 'host', 'x-tc-action'] })],
    ['was made almost five minutes ago', () => ({ at: now() - 295 })],
    ['was made almost five minutes ahead', () => ({ at: now() + 295 })],
    ['covers the host without its port', () => ({ headers: { host: '127.0.0.1' } })],
  ])('is accepted that %s', async (_, changes) => {
    expect((await call(good, changes())).code).toBe('ok')
  })

  test.each<[string, () => TencentChanges, string]>([
    ['of another body', () => ({ body: (text) => text.replace('{', '{ ') }), 'AuthFailure.SignatureFailure'],
    ['with one bit flipped', () => ({ authorization: flipLastBit }), 'AuthFailure.SignatureFailure'],
    ['more than five minutes old', () => ({ at: now() - 305 }), 'AuthFailure.SignatureExpire'],
    ['more than five minutes ahead', () => ({ at: now() + 305 }), 'AuthFailure.SignatureExpire'],
    ['with the date of another day', () => ({ date: '2020-02-29' }), 'AuthFailure.SignatureFailure'],
    ['for another service', () => ({ service: 'cvm' }), 'AuthFailure.SignatureFailure'],
    ['without the host', () => ({ signedHeaders: ['content-type'] }), 'AuthFailure.SignatureFailure'],
    [
      'of a header that was not sent',
      () => ({ signedHeaders: ['content-type', 'host', 'x-tc-none'] }),
      'AuthFailure.SignatureFailure',
    ],
    ['of another form', () => ({ authorization: () => 'Bearer x' }), 'AuthFailure.InvalidAuthorization'],
    ['with a token of nobody', () => ({ headers: { 'x-tc-token': 'x' } }), 'AuthFailure.TokenFailure'],
    ['for another action', () => ({ headers: { 'x-tc-action': 'TextToImage' } }), 'InvalidAction'],
    ['for another version', () => ({ headers: { 'x-tc-version': '2019-01-01' } }), 'NoSuchVersion'],
    ['for another region', () => ({ headers: { 'x-tc-region': 'eu-frankfurt' } }), 'UnsupportedRegion'],
    [
      'with a timestamp of milliseconds',
      () => ({ headers: { 'x-tc-timestamp': String(Date.now()) } }),
      'InvalidParameter',
    ],
  ])('%s is refused', async (_, changes, code) => {
    const answer = await call(good, changes())
    expect([answer.status, answer.code]).toEqual([200, code])
    expect(sandbox.log.at(-1)?.accepted).toBe(false)
  })

  test('of an unknown secret id, or with a wrong secret key, is refused', async () => {
    const wrong = { ...sandbox.credentials.tencent, secretKey: 'guess' }
    expect((await call(good, {}, unknown)).code).toBe('AuthFailure.SecretIdNotFound')
    expect((await call(good, {}, wrong)).code).toBe('AuthFailure.SignatureFailure')
  })

  test('of temporary credentials is refused without their token', async () => {
    await using temporary = await start({ credentials: 'temporary' })
    const { token, ...rest } = temporary.credentials.tencent
    const answer = await callTencent(temporary.baseUrls.tencent, rest, good)
    expect([token, answer.code]).toEqual([expect.any(String), 'AuthFailure.TokenFailure'])
  })

  test('that is late by the clock of the vendor is accepted when the Date header is gone by', async () => {
    await using ahead = await start({ clockOffsetSeconds: 3600 })
    const { baseUrls, credentials } = ahead
    const refused = await callTencent(baseUrls.tencent, credentials.tencent, good)
    expect(refused.code).toBe('AuthFailure.SignatureExpire')
    const at = Date.parse(refused.headers.get('date') ?? '') / 1000
    expect((await callTencent(baseUrls.tencent, credentials.tencent, good, { at })).code).toBe('ok')
  })

  test('of another account is good as well', async () => {
    expect((await call(good, {}, sandbox.addAccount('tencent'))).code).toBe('ok')
  })
})

describe('a request', () => {
  test.each(['Prompt', 'NegativePrompt'])('may have 256 characters in %s', async (field) => {
    expect((await call({ ...good, [field]: '🎨'.repeat(256) })).code).toBe('ok')
    const answer = await call({ ...good, [field]: '字'.repeat(257) })
    expect(answer.code).toBe('InvalidParameterValue.TextLengthExceed')
  })

  test.each([
    { Styles: ['104'] },
    { Styles: ['201', '210'] },
    { ResultConfig: { Resolution: '1024:768' } },
    { ResultConfig: {} },
    { LogoAdd: 0, Strength: 1, EnhanceImage: 1, RestoreFace: 6 },
    { LogoAdd: 7, Strength: 0.01, RspImgType: 'base64' },
    { InputUrl: 'https://example.com/a.jpg' },
  ])('with %j is taken on', async (change) => {
    const answer = await call({ ...good, ...change })
    expect(answer.body).toMatchObject({ Response: { ResultImage: expect.any(String) } })
  })

  test.each<[object | string, string]>([
    ['{', 'InvalidParameter.InvalidParameter'],
    [{ Prompt: 1 }, 'InvalidParameter.InvalidParameter'],
    [{ Styles: '201' }, 'InvalidParameter.InvalidParameter'],
    [{ LogoParam: { LogoRect: { X: 0.5 } } }, 'InvalidParameter.InvalidParameter'],
    [{ Seed: 1 }, 'UnknownParameter'],
    [{ InputImage: undefined }, 'InvalidParameterValue.ImageEmpty'],
    [{ InputImage: '', InputUrl: '' }, 'InvalidParameterValue.ImageEmpty'],
    [{ InputUrl: 'ftp://x/a.png' }, 'InvalidParameterValue.UrlIllegal'],
    [{ Styles: ['104', '201'] }, 'InvalidParameterValue.StyleConflict'],
    [{ Styles: ['999'] }, 'InvalidParameterValue.ParameterValueError'],
    [{ ResultConfig: { Resolution: '1:1' } }, 'InvalidParameterValue.ParameterValueError'],
    [{ Strength: 0 }, 'InvalidParameterValue.ParameterValueError'],
    [{ Strength: 1.01 }, 'InvalidParameterValue.ParameterValueError'],
    [{ RspImgType: 'png' }, 'InvalidParameterValue.ParameterValueError'],
    [{ EnhanceImage: 2 }, 'InvalidParameterValue.ParameterValueError'],
    [{ RestoreFace: 7 }, 'InvalidParameterValue.ParameterValueError'],
    [{ Prompt: 'Forbidden-Content' }, 'OperationDenied.TextIllegalDetected'],
    [{ InputUrl: 'https://example.com/forbidden-content.png' }, 'OperationDenied.ImageIllegalDetected'],
    [{ InputImage: 'no base64!' }, 'FailedOperation.ImageDecodeFailed'],
    [{ InputImage: 'bm90IGFuIGltYWdl' }, 'FailedOperation.ImageDecodeFailed'],
    [{ LogoParam: { LogoImage: 'bm90IGFuIGltYWdl' } }, 'FailedOperation.ImageDecodeFailed'],
    [{ InputUrl: 'http://127.0.0.1:9/a.png' }, 'FailedOperation.ImageDownloadError'],
  ])('with %j is refused with %s', async (change, code) => {
    const answer = await call(typeof change === 'string' ? change : { ...good, ...change })
    expect([answer.status, answer.code]).toEqual([200, code])
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false })
  })

  test.each([
    ['50 pixels wide', 50, 60, 'InvalidParameterValue.ParameterValueError'],
    ['5000 pixels wide', 5000, 60, 'FailedOperation.ImageResolutionExceed'],
  ])('with an image %s is refused', async (_, width, height, code) => {
    const InputImage = Buffer.from(await image('png', width, height)).toString('base64')
    expect((await call({ InputImage })).code).toBe(code)
  })

  test('with an image of 8 MB in base64, or one of 10 MB in all, is refused', async () => {
    const huge = 'A'.repeat(8 * 1024 * 1024)
    expect((await call({ InputImage: huge })).code).toBe('FailedOperation.ImageSizeExceed')
    const answer = await call({ InputImage: `${huge}${huge}` })
    expect(answer.code).toBe('FailedOperation.RequestEntityTooLarge')
  })

  test('with an image in TIFF is taken on, and one in GIF is not', async () => {
    const tag = (number: number, value: number) => {
      const entry = Buffer.alloc(12)
      entry.writeUInt16LE(number, 0)
      entry.writeUInt16LE(3, 2)
      entry.writeUInt32LE(1, 4)
      entry.writeUInt16LE(value, 8)
      return entry
    }
    const tiff = Buffer.concat([Buffer.from('49492a00080000000200', 'hex'), tag(256, 320), tag(257, 200)])
    expect(await pixels(await call({ InputImage: tiff.toString('base64') }))).toMatchObject({
      width: 320,
      height: 200,
    })
    const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
    expect((await call({ InputImage: gif })).code).toBe('FailedOperation.ImageDecodeFailed')
  })

  test('past the third at once is refused, and the places of one account are not those of another', async () => {
    await using slow = await start({ answerSeconds: 0.3 })
    const other = slow.addAccount('tencent')
    const { baseUrls, credentials } = slow
    const accounts = [...Array.from({ length: 4 }, () => credentials.tencent), other]
    const answers = await Promise.all(accounts.map((account) => callTencent(baseUrls.tencent, account, good)))
    expect(answers.map(({ code }) => code).sort()).toEqual([
      'RequestLimitExceeded.JobNumExceed',
      'ok',
      'ok',
      'ok',
      'ok',
    ])
    expect((await callTencent(baseUrls.tencent, credentials.tencent, good)).code).toBe('ok')
  })
})

describe('a picture', () => {
  test('is as large as its input, down to 2000 pixels, when no size is asked for', async () => {
    const wide = Buffer.from(await image('jpeg', 4000, 400)).toString('base64')
    expect(await pixels(await call(good))).toMatchObject({ width: 64, height: 64 })
    expect(await pixels(await call({ InputImage: wide }))).toMatchObject({ width: 2000, height: 200 })
  })

  test('shows more of the input, the smaller the strength', async () => {
    const red = Buffer.from(await image('png', 300, 300, '#ff0000')).toString('base64')
    const at = async (Strength: number) => {
      const answer = await call({ InputImage: red, Strength, LogoAdd: 0 })
      return pixelAt(Buffer.from(answer.image, 'base64'), 290, 150)
    }
    const [near, far] = [await at(0.01), await at(1)]
    expect(near[0]).toBeGreaterThan(230)
    expect(Math.abs((far[0] ?? 0) - 255)).toBeGreaterThan(Math.abs((near[0] ?? 0) - 255))
  })

  test('has the logo of the caller where it belongs', async () => {
    const logo = Buffer.from(await image('png', 20, 20, '#00ff00')).toString('base64')
    await using files = await serveFiles({ 'logo.png': Buffer.from(logo, 'base64') })
    const LogoRect = { X: 10, Y: 10, Width: 30, Height: 30 }
    for (const given of [{ LogoImage: logo }, { LogoUrl: `${files.origin}/logo.png` }]) {
      const answer = await call({ ...good, LogoParam: { ...given, LogoRect } })
      const [red = 255, green = 0] = await pixelAt(Buffer.from(answer.image, 'base64'), 25, 25)
      expect(green - red).toBeGreaterThan(200)
    }
  })

  test('is a link that can be fetched, if that is asked for, from a URL that prevails over base64', async () => {
    await using files = await serveFiles({ 'a.webp': await image('webp', 120, 90) })
    const answer = await call({ ...good, InputUrl: `${files.origin}/a.webp`, RspImgType: 'url' })
    const file = await fetch(answer.image)
    expect(file.headers.get('content-type')).toBe('image/jpeg')
    expect(await readPixels(Buffer.from(await file.arrayBuffer()))).toMatchObject({ width: 120, height: 90 })
  })
})

describe('a fault', () => {
  const fault = (change: object) =>
    sandbox.fault({ vendor: 'tencent', operation: 'create', ...change } as Parameters<
      Sandbox<'tencent'>['fault']
    >[0])

  const documented = {
    AuthFailure: ['UnauthorizedOperation'],
    FailedOperation: [
      ...['GenerateImageFailed', 'ImageDecodeFailed', 'ImageDownloadError', 'ImageResolutionExceed'],
      ...['ImageSizeExceed', 'InnerError', 'RequestEntityTooLarge', 'RequestTimeout', 'RpcFail'],
      ...['ServerError', 'Unknown'],
    ],
    InvalidParameter: ['InvalidParameter'],
    InvalidParameterValue: [
      ...['ImageEmpty', 'ParameterValueError', 'StyleConflict', 'TextLengthExceed', 'UrlIllegal'],
    ],
    OperationDenied: ['ImageIllegalDetected', 'TextIllegalDetected'],
    RequestLimitExceeded: ['', 'JobNumExceed'],
    ResourceUnavailable: ['Delivering', 'InArrears', 'LowBalance', 'NotExist', 'StopUsing'],
    ResourcesSoldOut: ['ChargeStatusException'],
  }

  test('answers with each of the 28 codes that the vendor documents, and a text of its own', async () => {
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
    expect([codes.length, texts.size]).toEqual([28, 28])
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
  await expect(start({ answerSeconds: -1 })).rejects.toThrow('answerSeconds must be a number from 0 up')
  await expect(start({ clockOffsetSeconds: Number.NaN })).rejects.toThrow('must be a number, not NaN')
  await using behind = await start({ clockOffsetSeconds: -60 })
  expect((await callTencent(behind.baseUrls.tencent, behind.credentials.tencent, good)).code).toBe('ok')
})
