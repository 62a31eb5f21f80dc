import { expect, test } from 'vitest'
import { addressCause } from './address-cause.js'

test.each([
  ['127.0.0.1', 'localhost'],
  ['::1', 'LOCALHOST.'],
  ['127.0.0.1', 'app.localhost'],
  ['127.0.0.1', '127.0.0.1'],
  ['10.0.0.1', '10.0.0.1'],
  ['198.18.0.1', '198.18.0.1'],
  ['fd00::1', '[fd00::1]'],
  ['::ffff:10.0.0.1', '[::ffff:a00:1]'],
])('that %s is the address of %s is blamed on nobody who answers for names', (address, hostname) => {
  const text = addressCause(address, hostname)
  expect(text).not.toMatch(/VPN|filter|name server|NAT64/)
  expect(text).toContain('If you trust what is there, name it in the setting connections.trustedNetworks')
})

test.each([
  ['127.0.0.1', 'cdn.acme.example', /filter/],
  ['10.0.0.1', 'localhost.acme.example', /name server of this network/],
  ['198.18.0.1', 'cdn.acme.example', /VPN or a proxy program/],
  ['64:ff9b::c0a8:101', 'cdn.acme.example', /as with NAT64/],
])('that %s is the address of the name %s may have its cause there', (address, hostname, says) => {
  expect(addressCause(address, hostname)).toMatch(says)
})
