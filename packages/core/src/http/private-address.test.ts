import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPrivateAddress } from './private-address.js'
import { isPublicAddress } from './public-address.js'

/** The ways in which an IPv6 address holds one of IPv4. */
const written = (address: string): string[] => {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  const words = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  return [
    `::ffff:${address}`,
    `::ffff:${words}`,
    `64:ff9b::${address}`,
    `64:ff9b::${words}`,
    `2002:${words}::1`,
  ]
}

describe('an address of a private network', () => {
  test.each([
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.20',
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '169.254.3.4',
    '100.64.0.1',
    '100.127.255.255',
  ])('is %s, in all the ways it is written', (address) => {
    for (const form of [address, ...written(address)])
      expect([form, isPrivateAddress(form)]).toEqual([form, true])
  })

  test.each(['::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456:789a::1'])('is %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })
})

describe('an address of no private network', () => {
  test.each([
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '100.63.255.255',
    '100.128.0.0',
    '0.0.0.1',
    '192.0.2.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
  ])('is %s, in all the ways it is written', (address) => {
    for (const form of [address, ...written(address)])
      expect([form, isPrivateAddress(form)]).toEqual([form, false])
  })

  test.each(['2606:4700:4700::1111', '2001:db8::1', 'ff02::1', 'fec0::1', '::808:808', '64:ff9b:1::808:808'])(
    'is %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false)
    },
  )

  test.each(['', 'localhost', '10.0.0', '10.0.0.1:80', '[::1]', '0x7f.1', '2130706433'])(
    'is %j, which is no address',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false)
    },
  )

  test('is each that is public, in all the ways it is written', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        fc.pre(isPublicAddress(address))
        for (const form of [address, ...written(address)]) expect(isPrivateAddress(form)).toBe(false)
      }),
    )
  })
})
