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
  fc.constant('168.63.129.16'),
)
const specialIPv6 = fc.oneof(
  groups(between(0xfc00, 0xfdff).map((value) => value.toString(16))),
  groups(between(0xfe80, 0xfeff).map((value) => value.toString(16))),
  groups(between(0xff00, 0xffff).map((value) => value.toString(16))),
  groups(fc.constant('5f00')),
)

function expectRefused(addresses: fc.Arbitrary<string>): void {
  fc.assert(
    fc.property(addresses, (address) => {
      expect(isPublicAddress(address)).toBe(false)
    }),
  )
}

const hex = (address: string): string => {
  const digits = Buffer.from(address.split('.').map(Number)).toString('hex')
  return `${digits.slice(0, 4)}:${digits.slice(4)}`
}
const turned = (address: string): string =>
  address
    .split('.')
    .map((part) => 255 - Number(part))
    .join('.')
/** An address by a local NAT64 whose prefix has 48, 56 or 64 bits: the ninth byte is zero. */
const byNat64 = (address: string, bits: 48 | 56 | 64): string => {
  const bytes = Buffer.alloc(16)
  Buffer.from('0064ff9b0001', 'hex').copy(bytes)
  const places = { 48: [6, 7, 9, 10], 56: [7, 9, 10, 11], 64: [9, 10, 11, 12] }[bits]
  for (const [at, part] of address.split('.').entries()) bytes[places[at] ?? 0] = Number(part)
  return bytes.toString('hex').replace(/.{4}(?!$)/g, '$&:')
}

const wrappings: Readonly<Record<string, (address: string) => string>> = {
  'mapped into IPv6': (address) => `::ffff:${address}`,
  'translated without state': (address) => `::ffff:0:${address}`,
  'by NAT64': (address) => `64:ff9b::${address}`,
  'by NAT64, in digits': (address) => `64:ff9b::${hex(address)}`,
  'by a local NAT64 of 96 bits': (address) => `64:ff9b:1::${address}`,
  'by a local NAT64 of 96 bits with a part of its own': (address) => `64:ff9b:1:a:b:c:${address}`,
  'by a local NAT64 of 48 bits': (address) => byNat64(address, 48),
  'by a local NAT64 of 56 bits': (address) => byNat64(address, 56),
  'by a local NAT64 of 64 bits': (address) => byNat64(address, 64),
  'by 6to4': (address) => `2002:${hex(address)}::1`,
  'as a server of Teredo': (address) => `2001:0:${hex(address)}::f7f7:f7f7`,
  'as a client of Teredo': (address) => `2001:0:808:808::${turned(address)}`,
}

describe('an address that stands for a public one', () => {
  test.each(Object.entries(wrappings))('is public %s', (_how, wrap) => {
    expect(isPublicAddress('93.184.215.14')).toBe(true)
    expect(isPublicAddress(wrap('93.184.215.14'))).toBe(true)
  })
})

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

  test.each(Object.entries(wrappings))('is each special IPv4 address %s', (_how, wrap) => {
    expectRefused(specialIPv4.map(wrap))
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
    '100:0:0:1::',
    '100:0:0:1::1',
    '100:0:0:1:ffff:ffff:ffff:ffff',
    '5f00::1',
    '::8.8.8.8',
    '168.63.129.16',
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
