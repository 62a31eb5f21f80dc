import { isIP } from 'node:net'
import { isNetwork } from '../contract/networks.js'

/** How many bits a mask such as `255.255.0.0` has; `undefined` for what is none. */
function bitsOfMask(mask: string): number | undefined {
  if (isIP(mask) !== 4) return undefined
  const bits = mask.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return /^(1*)0*$/.exec(bits.join(''))?.[1]?.length
}

/**
 * The network that a text says, as people write it: `10.0.0.0/8`, also as `10.0.0.0/255.0.0.0` and `10/8`.
 *
 * @returns `undefined` for what is none.
 */
export function networkOf(text: string): string | undefined {
  const [address = '', size] = text.split('/')
  const isShort = size !== undefined && /^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(address)
  const full = isShort ? [...address.split('.'), '0', '0', '0'].slice(0, 4).join('.') : address
  const network = size === undefined ? full : `${full}/${bitsOfMask(size) ?? size}`
  return isNetwork(network) ? network : undefined
}
