import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPublicAddress } from './public-address.js'

const byte = fc.nat(255)
const word = fc.nat(0xffff).map((value) => value.toString(16))
const dotted = (...parts: fc.Arbitrary<number>[]) => fc.tuple(...parts).map((values) => values.join('.'))
const groups = (first: fc.Arbitrary<string>) =>
  fc.tuple(first, ...Array<typeof word>(7).fill(word)).map((values) => values.join(':'))
const between = (min: number, max: number) => fc.integer({ min, max })
const is = (value: number) => fc.constant(value)

const specialIPv4 = fc.oneof(
  dotted(is(0), byte, byte, byte),
  dotted(is(10), byte, byte, byte),
  dotted(is(100), between(64, 127), byte, byte),
  dotted(is(127), byte, byte, byte),
  dotted(is(169), is(254), byte, byte),
  dotted(is(172), between(16, 31), byte, byte),
  dotted(is(192), is(168), byte, byte),
  dotted(is(198), between(18, 19), byte, byte),
  dotted(between(224, 255), byte, byte, byte),
)
const specialIPv6 = fc.oneof(
  groups(between(0xfc00, 0xfdff).map((value) => value.toString(16))),
  groups(between(0xfe80, 0xfeff).map((value) => value.toString(16))),
  groups(between(0xff00, 0xffff).map((value) => value.toString(16))),
  groups(fc.constant('2002')),
)

function expectRefused(addresses: fc.Arbitrary<string>): void {
  fc.assert(
    fc.property(addresses, (address) => {
      expect(isPublicAddress(address)).toBe(false)
    }),
  )
}

describe('an address on the public internet', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2400:3200::1',
    '2a00:1450:4001:81b::200e',
  ])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('an address that is not public', () => {
  test('is each of a special IPv4 network', () => expectRefused(specialIPv4))

  test('is each of a special IPv6 network', () => expectRefused(specialIPv6))

  test('is each special IPv4 address that is written as IPv6', () => {
    expectRefused(specialIPv4.map((address) => `::ffff:${address}`))
    expectRefused(specialIPv4.map((address) => `::${address}`))
    expectRefused(specialIPv4.map((address) => `64:ff9b::${address}`))
  })

  test.each([
    '::1',
    '::',
    '0:0:0:0:0:0:0:1',
    '::ffff:7f00:1',
    'fe80::1%eth0',
    'fec0::1',
    '2001:db8::1',
    '100::1',
  ])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each(['', 'localhost', 'acme.example', '8.8.8', '8.8.8.8:80', '[::1]', '0x7f.1', '2130706433'])(
    'is %j, which is no address',
    (address) => {
      expect(isPublicAddress(address)).toBe(false)
    },
  )
})
