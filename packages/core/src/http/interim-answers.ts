import type { Socket } from 'node:net'
import type { buildConnector } from 'undici'
import { loadUndici } from './undici.js'

/** How an interim answer begins; `x` stands for any character. */
const interim = 'HTTP/1.x 1xx'
/** By this one, a server changes the protocol. */
const switching = '101'
const endOfHead = '\r\n\r\n'
/** The HTTP client takes no larger head. */
const mostHeadBytes = 16_384
const mostInterim = 1_000
const noBytes = Buffer.alloc(0)

/** Whether bytes begin as an interim answer does; `undefined` where they are too few to tell. */
function isInterim(bytes: Buffer, from: number): boolean | undefined {
  const beginning = bytes.toString('latin1', from, from + interim.length)
  for (let index = 0; index < beginning.length; index++) {
    if (interim[index] !== 'x' && interim[index] !== beginning[index]) return false
  }
  return beginning.length === interim.length ? !beginning.endsWith(switching) : undefined
}

/** What the HTTP client is given in place of an interim answer. */
const passedOver = Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n')

/**
 * What a socket reads, with interim answers that the HTTP client passes over in place of all others. Servers send
 * `100 Continue` though nobody asked for it, and the HTTP client breaks the connection at it, and at some of the headers
 * that come with it.
 *
 * Only what comes first after a request was written is looked at, until the answer that is no interim one begins.
 */
class InterimAnswers {
  readonly #socket: Socket
  readonly #readNext: () => Buffer | null
  #areAwaited = false
  #held: Buffer | undefined
  #count = 0

  constructor(socket: Socket, readNext: () => Buffer | null) {
    this.#socket = socket
    this.#readNext = readNext
  }

  /** A request begins to be written. */
  expect(): void {
    this.#areAwaited = true
    this.#count = 0
  }

  read(): Buffer | null {
    for (let bytes = this.#readNext(); bytes !== null; bytes = this.#readNext()) {
      const given = this.#areAwaited ? this.#passOver(bytes) : bytes
      if (given.length > 0) return given
    }
    return null
  }

  /** Gives what is known of what came. The rest is held until more of it is there. */
  #passOver(came: Buffer): Buffer {
    const bytes = this.#held === undefined ? came : Buffer.concat([this.#held, came])
    this.#held = undefined
    let at = 0
    const given: Buffer[] = []
    while (at < bytes.length) {
      const isOne = isInterim(bytes, at)
      const end = isOne ? bytes.indexOf(endOfHead, at) : -1
      if (isOne === false || (end < 0 && bytes.length - at > mostHeadBytes)) {
        this.#areAwaited = false
        given.push(bytes.subarray(at))
        break
      }
      if (end < 0) {
        this.#held = bytes.subarray(at)
        break
      }
      given.push(passedOver)
      this.#note()
      at = end + endOfHead.length
    }
    const [first = noBytes, ...others] = given
    return others.length === 0 ? first : Buffer.concat(given)
  }

  #note(): void {
    this.#count++
    if (this.#count === mostInterim) {
      this.#socket.destroy(new Error(`${mostInterim} interim answers came, and no other`))
    }
  }
}

/** Whether text that is written is the head of a request. Bodies are written as bytes. */
const isRequest = (written: unknown): boolean =>
  typeof written === 'string' && written.includes(' HTTP/1.1\r\n')

/** Makes a socket of the HTTP client pass over interim answers. */
function passOverInterim(socket: Socket): void {
  const { read, write } = socket
  const answers = new InterimAnswers(socket, () => Reflect.apply(read, socket, []))
  const replace = (name: 'read' | 'write', value: (...given: unknown[]) => unknown): void =>
    void Object.defineProperty(socket, name, { value, configurable: true, writable: true })
  // With a number, Node itself reads, to see whether there is more.
  replace('read', (...given) => (given.length === 0 ? answers.read() : Reflect.apply(read, socket, given)))
  replace('write', (...given) => {
    if (isRequest(given[0])) answers.expect()
    return Reflect.apply(write, socket, given)
  })
}

/**
 * Makes connections that pass over interim answers.
 *
 * @param connect - What connects. Default: the HTTP client's, to any address.
 */
export async function passingOverInterim(
  connect: buildConnector.connector | undefined,
): Promise<buildConnector.connector> {
  const { buildConnector } = await loadUndici()
  const inner = connect ?? buildConnector({ timeout: 10_000 })
  return (options, callback) =>
    inner(options, (...result) => {
      if (result[1]) passOverInterim(result[1])
      callback(...result)
    })
}
