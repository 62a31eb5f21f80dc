import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { redact } from '../error/redact.js'
import { readProxy } from './proxy-server.js'

function proxyAt(text: string) {
  const read = readProxy(text, 'the test')
  if (typeof read === 'string') throw new Error(read)
  return read
}

const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`

describe('a proxy', () => {
  test.each([
    ['http://proxy.example:3128', 'http://proxy.example:3128', undefined],
    ['http://proxy.example', 'http://proxy.example', undefined],
    ['https://proxy.example:3129/', 'https://proxy.example:3129', undefined],
    ['proxy.example:3128', 'http://proxy.example:3128', undefined],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128', undefined],
    ['http://[fd00::1]:3128', 'http://[fd00::1]:3128', undefined],
    ['http://me:hunter22@proxy.example', 'http://proxy.example', basic('me:hunter22')],
    ['me:hunter22@proxy.example:3128', 'http://proxy.example:3128', basic('me:hunter22')],
    ['http://me:p%40ss%3Aword@proxy.example', 'http://proxy.example', basic('me:p@ss:word')],
    ['http://me:100%25%zz@proxy.example', 'http://proxy.example', basic('me:100%25%zz')],
    ['http://token-0815@proxy.example', 'http://proxy.example', basic('token-0815:')],
  ])('is read from %s', (text, origin, authorization) => {
    const proxy = proxyAt(text)
    expect(proxy).toMatchObject({ origin, source: 'the test' })
    expect(proxy.authorization()).toBe(authorization)
  })

  test.each([
    ['', 'must be the URL'],
    ['http://', 'must be the URL'],
    ['http://proxy example', 'must be the URL'],
    ['http://proxy.example:99999', 'must be the URL'],
    ['socks5://proxy.example:1080', 'socks5 is not supported'],
    ['socks5h://proxy.example:1080', 'socks5h is not supported'],
    ['ftp://proxy.example', 'ftp is not supported'],
    ['http://proxy.example/proxy.pac', 'a file that chooses a proxy is not read'],
  ])('is not made of %j', (text, says) => {
    expect(readProxy(text, 'the test')).toContain(says)
  })
})

describe('the credentials of a proxy', () => {
  test('stand in nothing that prints it, and differ for its connections', () => {
    const proxy = proxyAt('http://me:sesame-4711@proxy.example')
    expect(inspect(proxy, { depth: 9, showHidden: true })).not.toMatch(/sesame|Basic/)
    expect(JSON.stringify(proxy)).not.toMatch(/sesame|Basic/)
    expect(proxy.key()).not.toBe(proxyAt('http://me:other-4711@proxy.example').key())
  })

  test.each([
    ['http://me:sesame-4712@proxy.example', 'sesame-4712'],
    ['http://me:p%40ss-4713@proxy.example', 'p@ss-4713'],
    ['http://token-4714@proxy.example', 'token-4714'],
    ['socks5://me:sesame-4715@proxy.example', 'sesame-4715'],
    ['http://me:sesame-4716@proxy:port', 'sesame-4716'],
    ['me:sesame-4717@proxy:port', 'sesame-4717'],
  ])('of %s are hidden from then on, though it may be no proxy', (text, secret) => {
    readProxy(text, 'the test')
    expect(redact(`it was ${secret}`)).toBe('it was [hidden]')
    expect(redact(`it was ${Buffer.from(`me:${secret}`).toString('base64')}`)).toBe('it was [hidden]')
  })
})
