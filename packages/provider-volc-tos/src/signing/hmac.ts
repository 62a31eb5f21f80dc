import { hash } from 'node:crypto'

const blockBytes = 64
const hashBytes = 32
const maxTextBytes = 512

/** HMAC-SHA256 of short ASCII texts with one key, in hex. */
export type Hmac = (text: string) => string

/**
 * Prepares a key for many texts.
 *
 * An HMAC is two hashes, each of which begins with a block made from the key (RFC 2104). Making the blocks once for
 * all texts takes little more than half the time that an `Hmac` object for each text does.
 *
 * @param key - At most 64 bytes.
 * @returns A function that throws a RangeError for more than 512 characters.
 */
export function prepareHmac(key: Uint8Array): Hmac {
  const inner = Buffer.alloc(blockBytes + maxTextBytes, 0x36)
  const outer = Buffer.alloc(blockBytes + hashBytes, 0x5c)
  for (const [index, byte] of key.entries()) {
    inner[index] = byte ^ 0x36
    outer[index] = byte ^ 0x5c
  }
  return (text) => {
    if (text.length > maxTextBytes) throw new RangeError(`a text to sign has ${text.length} characters`)
    inner.write(text, blockBytes, 'latin1')
    const innerHash = hash('sha256', inner.subarray(0, blockBytes + text.length), 'binary')
    outer.write(innerHash, blockBytes, 'binary')
    return hash('sha256', outer, 'hex')
  }
}
