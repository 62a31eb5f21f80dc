import { CommonClient } from 'tencentcloud-sdk-nodejs-common'
import { afterAll, describe, expect, test } from 'vitest'
import { stopClock } from '../../../test/clock.js'
import { flipLastBit } from '../../../test/flip-last-bit.js'
import { loopbackAgent } from '../../../test/loopback.js'
import { readPixels } from '../../../test/media.js'
import {
  callerOf,
  callTencent,
  goodFields,
  startTencent,
  type TencentChanges,
} from '../../../test/tencent.js'
import type { Sandbox } from '../../index.js'

const sandbox = await startTencent()
afterAll(() => sandbox.close())

const call = callerOf(sandbox)
const good = await goodFields()

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
    await using temporary = await startTencent({ credentials: 'temporary' })
    const answer = await officialClient(temporary).request('ImageToImage', good)
    expect(answer.ResultImage).not.toBe('')
  })

  test('is refused in another region, with the code of the vendor', async () => {
    const elsewhere = officialClient(sandbox, 'eu-frankfurt').request('ImageToImage', good)
    await expect(elsewhere).rejects.toMatchObject({ code: 'UnsupportedRegion' })
  })
})

describe('a signature', () => {
  const now = () => Math.floor(Date.now() / 1000)
  const unknown = { secretId: 'AKIDnobody', secretKey: 'guess' }

  test.each<[string, () => TencentChanges]>([
    ['covers more headers than it must', () => ({ signedHeaders: ['content-type', 'host', 'x-tc-action'] })],
    ['was made five minutes ago', () => ({ at: now() - 300 })],
    ['was made five minutes ahead', () => ({ at: now() + 300 })],
    ['is for the region of the China site', () => ({ region: 'ap-guangzhou' })],
    ['is for the region of the international site', () => ({ region: 'ap-singapore' })],
    ['covers the host without its port', () => ({ headers: { host: '127.0.0.1' } })],
  ])('is accepted that %s', async (_, changes) => {
    stopClock()
    expect((await call(good, changes())).code).toBe('ok')
  })

  test.each<[string, () => TencentChanges, string]>([
    ['of another body', () => ({ body: (text) => text.replace('{', '{ ') }), 'AuthFailure.SignatureFailure'],
    ['with one bit flipped', () => ({ authorization: flipLastBit }), 'AuthFailure.SignatureFailure'],
    ['more than five minutes old', () => ({ at: now() - 301 }), 'AuthFailure.SignatureExpire'],
    ['more than five minutes ahead', () => ({ at: now() + 301 }), 'AuthFailure.SignatureExpire'],
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
    ['for another action', () => ({ action: 'TextToImage' }), 'InvalidAction'],
    ['for another version', () => ({ headers: { 'x-tc-version': '2019-01-01' } }), 'NoSuchVersion'],
    ['for another region', () => ({ region: 'eu-frankfurt' }), 'UnsupportedRegion'],
    [
      'for a region that does not offer the action',
      () => ({ action: 'TextToImageLite', region: 'ap-singapore' }),
      'UnsupportedRegion',
    ],
    ['of no action', () => ({ action: '' }), 'MissingParameter'],
    [
      'with a timestamp of milliseconds',
      () => ({ headers: { 'x-tc-timestamp': String(Date.now()) } }),
      'InvalidParameter',
    ],
  ])('%s is refused', async (_, changes, code) => {
    stopClock()
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
    await using temporary = await startTencent({ credentials: 'temporary' })
    const { token, ...rest } = temporary.credentials.tencent
    const answer = await callTencent(temporary.baseUrls.tencent, rest, good)
    expect([token, answer.code]).toEqual([expect.any(String), 'AuthFailure.TokenFailure'])
  })

  test('that is late by the clock of the vendor is accepted when the Date header is gone by', async () => {
    await using ahead = await startTencent({ clockOffsetSeconds: 3600 })
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
