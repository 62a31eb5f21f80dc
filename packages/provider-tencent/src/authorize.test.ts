import { describe, expect, test } from 'vitest'
import { good, keys, openScriptedVendor, type Received, refusal } from '../test/scripted-vendor.js'
import { sign } from './signing/sign.js'

const vendor = await openScriptedVendor()
const { requests, script } = vendor
const generate = (client = vendor.open()) =>
  client.generate('tencent/image-to-image', { image: 'https://media.example/cat.png' })

describe('a request', () => {
  test('is signed as it is sent', async () => {
    await generate()
    const { method = '', path, headers, body } = requests[0] as Received
    const now = new Date(Number(headers['x-tc-timestamp']) * 1_000)
    const url = new URL(`http://${headers.host}${path}`)
    const signed = sign({ method, url, contentType: headers['content-type'] ?? '', body, now }, keys)
    expect(headers).toMatchObject(signed)
    expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(60_000)
  })

  test('names its region, and neither token nor language unless there is one', async () => {
    await generate()
    expect(requests[0]?.headers).toMatchObject({ 'x-tc-region': 'ap-singapore' })
    expect(requests[0]?.headers).not.toHaveProperty('x-tc-token')
    expect(requests[0]?.headers).not.toHaveProperty('x-tc-language')
  })

  test('carries the token of temporary credentials, and the language', async () => {
    await generate(vendor.open({ token: 'a-session-token', language: 'en-US' }))
    expect(requests[0]?.headers).toMatchObject({
      'x-tc-token': 'a-session-token',
      'x-tc-language': 'en-US',
    })
  })

  test('goes by new credentials when they have changed', async () => {
    const ids = ['AKIDfirst', 'AKIDsecond']
    const client = vendor.open({ secretId: () => ids.shift() ?? '' })
    await generate(client)
    await generate(client)
    expect(requests.map(({ headers }) => headers.authorization?.split('/')[0])).toEqual([
      'TC3-HMAC-SHA256 Credential=AKIDfirst',
      'TC3-HMAC-SHA256 Credential=AKIDsecond',
    ])
  })

  test('whose error repeats the credentials does not give them away', async () => {
    script(refusal('AuthFailure.SignatureFailure', 'bad the-secret-key of AKIDexample with a-session-token'))
    const error: Error = await generate(vendor.open({ token: 'a-session-token' })).catch((thrown) => thrown)
    expect(error.message).toContain('AuthFailure.SignatureFailure')
    expect(error.message).not.toMatch(/the-secret-key|AKIDexample|a-session-token/)
  })
})

describe('a clock that is wrong', () => {
  const hourMs = 3_600_000
  const vendorTime = () => new Date(Date.now() - hourMs)
  const headers = () => ({ date: vendorTime().toUTCString() })
  const expired = () => ({ ...refusal('AuthFailure.SignatureExpire'), headers: headers() })
  const isLate = ({ headers }: Received) =>
    Math.abs(Number(headers['x-tc-timestamp']) * 1_000 - vendorTime().getTime()) > 300_000

  test('is corrected by the vendor’s, once, and stays so', async () => {
    vendor.answerBy((request) => (isLate(request) ? expired() : good))
    const client = vendor.open()
    await expect(generate(client)).resolves.toHaveProperty('assets')
    expect(requests.map(isLate)).toEqual([true, false])
    await expect(generate(client)).resolves.toHaveProperty('assets')
    expect(requests).toHaveLength(3)
  })

  test('that is refused again is an error', async () => {
    vendor.answerBy(expired)
    await expect(generate()).rejects.toMatchObject({
      code: 'auth',
      vendorCode: 'AuthFailure.SignatureExpire',
    })
    expect(requests).toHaveLength(2)
  })
})
