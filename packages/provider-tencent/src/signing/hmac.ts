import { hash } from 'node:crypto'

const blockBytes = 64
const hashBytes = 32
const maxTextBytes = 256

/**
 * HMAC-SHA256 in hex, of texts of at most 256 ASCII characters, with a key of at most 64 bytes.
 *
 * An HMAC is two hashes, each of which begins with a block made from the key (RFC 2104). Making the blocks once for
 * all texts takes a good half of the time that an `Hmac` object for each text does.
 */
export function prepareHmac(key: Uint8Array): (text: string) => string {
  const inner = Buffer.alloc(blockBytes + maxTextBytes, 0x36)
  const outer = Buffer.alloc(blockBytes + hashBytes, 0x5c)
  for (const [index, byte] of key.entries()) {
    inner[index] = byte ^ 0x36
    outer[index] = byte ^ 0x5c
  }
  return (text) => {
    const end = blockBytes + inner.write(text, blockBytes, 'latin1')
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), blockBytes, 'binary')
    return hash('sha256', outer, 'hex')
  }
}
