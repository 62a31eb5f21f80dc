import { describe, expect, test } from 'vitest'
import { commonSettings } from './common-settings.js'

const usual = { baseUrl: 'https://acme.example', downloadHosts: [], limits: {} }
const accepts = (settings: object) => commonSettings.safeParse({ ...usual, ...settings }).success

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
