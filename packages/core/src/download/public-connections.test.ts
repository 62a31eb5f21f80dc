import { request } from 'undici'
import { expect, test } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { guardedConnections } from './public-connections.js'

const ask = async (url: string) =>
  request(url, { dispatcher: await guardedConnections(), headersTimeout: 20_000 })

test.each([
  ['the loopback address', '127.0.0.1'],
  ['another loopback address', '127.8.9.10'],
  ['a loopback address written as one number', '2130706433'],
  ['a loopback address written in octal', '0177.0.0.1'],
  ['a shortened loopback address', '127.1'],
  ['any address', '0.0.0.0'],
  ['the loopback address of IPv6', '[::1]'],
  ['a loopback address mapped into IPv6', '[::ffff:127.0.0.1]'],
  ['a name that resolves to loopback', 'localhost'],
])('%s is refused before a connection is made', async (_what, host) => {
  const vendor = await openVendor()
  vendor.script('GET /', json({}))
  const { port } = new URL(vendor.origin)
  const error = await rejection(ask(`http://${host}:${port}/`))
  expect(error).toMatchObject({ code: 'download', phase: 'download', retryable: false })
  expect(error.message).toContain('not a public address')
  expect(vendor.connections()).toBe(0)
})

test.each([
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['192.168.1.1', 'private'],
  ['169.254.169.254', 'link-local, where clouds keep credentials'],
  ['100.64.0.1', "a provider's own"],
  ['[fe80::1]', 'link-local'],
  ['[fc00::1]', 'private'],
  ['[64:ff9b::7f00:1]', 'loopback translated to IPv6'],
])('%s is refused: it is %s', async (host) => {
  const error = await rejection(ask(`http://${host}:9/`))
  expect(error.message).toContain('not a public address')
})

test('a name that nobody knows is an ordinary failure', async () => {
  await expect(ask('http://nowhere.invalid/')).rejects.toMatchObject({ syscall: 'getaddrinfo' })
})
