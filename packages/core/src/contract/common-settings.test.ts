import { describe, expect, test } from 'vitest'
import { commonSettings, privateSettings } from './common-settings.js'

const usual = { baseUrl: 'https://acme.example', downloadHosts: [], limits: {} }
const accepts = (settings: object) => commonSettings().safeParse({ ...usual, ...settings }).success

describe('a base URL', () => {
  test.each([
    'https://acme.example',
    'https://acme.example/v1/',
    'https://acme.example:8443',
    'http://localhost:3000',
    'http://127.0.0.1:3000/acme',
    'http://127.9.9.9',
    'http://[::1]:3000',
  ])('may be %s', (baseUrl) => {
    expect(accepts({ baseUrl })).toBe(true)
  })

  test.each([
    '',
    'acme.example',
    'http://acme.example',
    'http://localhost.acme.example',
    'http://127.0.0.1.acme.example',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'ftp://acme.example',
    'file:///etc',
    'https://me:password@acme.example',
    'https://me@acme.example',
    'https://acme.example/?key=1',
    'https://acme.example/?',
    'https://acme.example/#top',
    'https://acme.example/#',
  ])('may not be %j', (baseUrl) => {
    expect(accepts({ baseUrl })).toBe(false)
  })
})

describe('a base URL on a private network', () => {
  const acceptsPrivate = (baseUrl: string) =>
    privateSettings().safeParse({ ...usual, baseUrl, hosts: { files: baseUrl }, privateNetwork: true })
      .success

  test.each(['https://acme.example', 'http://10.0.0.1:8188', 'http://comfy.lan/v1', 'http://[fd00::1]:8188'])(
    'may be %s',
    (baseUrl) => {
      expect(acceptsPrivate(baseUrl)).toBe(true)
    },
  )

  test.each(['', 'comfy.lan', 'ftp://10.0.0.1', 'http://me:password@10.0.0.1', 'http://10.0.0.1/?a=1'])(
    'may not be %j',
    (baseUrl) => {
      expect(acceptsPrivate(baseUrl)).toBe(false)
    },
  )

  test('is no word of its own', () => {
    expect(accepts({ baseUrl: 'http://10.0.0.1', privateNetwork: false })).toBe(false)
    expect(accepts({ privateNetwork: 'yes' })).toBe(false)
    expect(privateSettings().safeParse({ ...usual, privateNetwork: 'yes' }).success).toBe(false)
    expect(privateSettings().safeParse({ ...usual, privateNetwrk: true }).success).toBe(false)
  })
})

describe('another setting that all providers have', () => {
  test.each([
    { as: 'second-account' },
    { as: 'acme.2_b' },
    { downloadHosts: ['cdn.acme.example', '.acme.example'] },
    { limits: {} },
    { limits: { concurrentTasks: 1, requestsPerSecond: 0.5 } },
  ])('may be %o', (settings) => {
    expect(accepts(settings)).toBe(true)
  })

  test.each([
    { as: '' },
    { as: 'a/b' },
    { as: 'a b' },
    { downloadHosts: ['https://acme.example'] },
    { downloadHosts: ['*'] },
    { downloadHosts: 'acme.example' },
    { limits: { concurrentTasks: 0 } },
    { limits: { concurrentTasks: 1.5 } },
    { limits: { requestsPerSecond: 0 } },
    { limits: { requestsPerSecond: Number.POSITIVE_INFINITY } },
    { limits: { tasks: 1 } },
  ])('may not be %o', (settings) => {
    expect(accepts(settings)).toBe(false)
  })
})
