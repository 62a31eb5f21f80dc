import { isIP } from 'node:net'
import { Networks } from '../contract/networks.js'

type Bytes = readonly number[]

/** The sixteen bytes of an IPv6 address. */
function bytesOf(address: string): Bytes {
  // A URL writes each address in one way: in groups of hexadecimal digits.
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`)
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array<string>(8 - head.length - tail.length).fill('0')
  return [...head, ...zeros, ...tail].flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}

const dotted = (bytes: Bytes, ...places: readonly number[]): string =>
  places.map((place) => bytes[place] ?? 0).join('.')

const last = (bytes: Bytes): string[] => [dotted(bytes, 12, 13, 14, 15)]

/**
 * The addresses that one of a network's own NAT64 may stand for (RFC 6052). How long its prefix is cannot be seen, so
 * that each length counts which leaves zeros where it must.
 */
function byLocalNat64(bytes: Bytes): string[] {
  const isZeroFrom = (place: number): boolean =>
    bytes[8] === 0 && bytes.slice(place).every((byte) => byte === 0)
  const found = last(bytes)
  if (isZeroFrom(13)) found.push(dotted(bytes, 9, 10, 11, 12))
  if (isZeroFrom(12)) found.push(dotted(bytes, 7, 9, 10, 11))
  if (isZeroFrom(11)) found.push(dotted(bytes, 6, 7, 9, 10))
  const telling = found.filter((address) => address !== '0.0.0.0')
  return telling.length > 0 ? telling : ['0.0.0.0']
}

/** The networks of IPv6 whose addresses stand for ones of IPv4, by mapping, translation or a tunnel. */
const wrappers: readonly { readonly network: Networks; read(bytes: Bytes): string[] }[] = [
  { network: new Networks(['::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96']), read: last },
  { network: new Networks(['64:ff9b:1::/48']), read: byLocalNat64 },
  { network: new Networks(['2002::/16']), read: (bytes) => [dotted(bytes, 2, 3, 4, 5)] },
  {
    // Teredo: its server, and the client with its bits turned.
    network: new Networks(['2001::/32']),
    read: (bytes) => [
      dotted(bytes, 4, 5, 6, 7),
      dotted(
        bytes.map((byte) => byte ^ 0xff),
        12,
        13,
        14,
        15,
      ),
    ],
  },
]

/** The addresses of IPv4 that an address of IPv6 stands for, all of which may be reached by it; most stand for none. */
export function wrappedAddresses(address: string): readonly string[] {
  if (isIP(address) !== 6) return []
  const wrapper = wrappers.find(({ network }) => network.has(address))
  return wrapper ? wrapper.read(bytesOf(address)) : []
}
