import { describe, expect, test } from 'vitest'
import { acme } from '../../test/scripted-provider.js'
import { fetchesPrivately, unfetchable, unreadable } from './fetchable.js'

describe('no vendor fetches', () => {
  test.each([
    ['http://localhost/cat.png', 'localhost'],
    ['https://LOCALHOST:3000/cat.png', 'localhost'],
    ['http://localhost./cat.png', 'localhost.'],
    ['http://app.localhost/cat.png', 'app.localhost'],
    ['http://127.0.0.1:8080/cat.png', '127.0.0.1'],
    ['http://127.1/cat.png', '127.0.0.1'],
    ['http://2130706433/cat.png', '127.0.0.1'],
    ['http://0x7f.0.0.1/cat.png', '127.0.0.1'],
    ['http://0.0.0.0/cat.png', '0.0.0.0'],
    ['http://10.1.2.3/cat.png', '10.1.2.3'],
    ['http://172.20.0.2/cat.png', '172.20.0.2'],
    ['https://192.168.0.7/cat.png', '192.168.0.7'],
    ['http://169.254.169.254/latest', '169.254.169.254'],
    ['http://100.64.1.1/cat.png', '100.64.1.1'],
    ['http://[::1]/cat.png', '[::1]'],
    ['http://[fd00::1]/cat.png', '[fd00::1]'],
    ['http://[fe80::1]/cat.png', '[fe80::1]'],
    ['http://[::ffff:10.0.0.1]/cat.png', '[::ffff:a00:1]'],
    ['http://printer.local/cat.png', 'printer.local'],
    ['http://metadata.google.internal/cat.png', 'metadata.google.internal'],
    ['http://nas.lan/cat.png', 'nas.lan'],
    ['http://nas.home.arpa/cat.png', 'nas.home.arpa'],
    ['http://minio:9000/cat.png', 'minio'],
  ])('from %s', (url, host) => {
    expect(unfetchable(url)).toContain(`the vendor cannot fetch from ${host}, `)
    expect(unfetchable(url)).toContain('give a public or presigned https: URL, or the file itself')
    expect(unfetchable(url, true)).toBeUndefined()
  })

  test.each([
    's3://bucket/cat.png',
    'gs://bucket/cat.png',
    'ftp://x.example/cat.png',
    'data:,cat',
    'file:///cat.png',
  ])('what is at %s, wherever it is', (url) => {
    expect(unfetchable(url, true)).toContain('no vendor fetches')
  })

  test.each([
    'https://me:hunter22@x.example/cat.png',
    'https://me@x.example/cat.png',
    'http://:key@localhost/',
  ])('with credentials, which %s has', (url) => {
    expect(unfetchable(url, true)).toContain('credentials')
    expect(unfetchable(url, true)).not.toContain('hunter22')
  })
})

test.each([
  'https://cdn.acme.example/cat.png',
  'http://8.8.8.8/cat.png',
  'https://[2606:4700::1]/cat.png',
  'https://localhost.acme.example/cat.png',
  'https://internal-cdn.acme.com/cat.png',
  'https://10.acme.com/cat.png',
  'https://x.example/cat.png?user=me:you@home',
])('a vendor may fetch from %s', (url) => {
  expect(unfetchable(url)).toBeUndefined()
})

describe('a vendor that is', () => {
  const provider = (settings: object) => acme({ apiKey: 'key', ...settings })

  test.each([
    ['on this machine', { baseUrl: 'http://127.0.0.1:4010' }],
    ['on this machine, by its name', { baseUrl: 'http://localhost:4010' }],
    ['on a private network, as the user says', { privateNetwork: true, baseUrl: 'http://comfy.lan' }],
    ['on a private network, by its address', { baseUrl: 'https://10.0.0.7' }],
  ])('%s fetches what is private', (_where, settings) => {
    expect(fetchesPrivately(provider(settings))).toBe(true)
  })

  test('on the internet does not', () => {
    expect(fetchesPrivately(provider({}))).toBe(false)
  })
})

test.each(['http://minio:9000/cat.png', 'https://files.corp/cat.png', 'https://cdn.acme.example/cat.png'])(
  'what this program fetches is judged by the address that the name turns out to have: %s',
  (url) => expect(unreadable(url)).toBeUndefined(),
)

test.each(['http://10.0.0.1/cat.png', 'http://localhost/cat.png'])(
  'what this program fetches from %s is judged later where the user trusts networks',
  (url) => {
    expect(unreadable(url)).toContain('connections.trustedNetworks')
    expect(unreadable(url, ['10.0.0.0/8'])).toBeUndefined()
  },
)
