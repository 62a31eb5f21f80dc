/** What a proxy answers to `CONNECT`. */
export interface ConnectAnswer {
  readonly status: number
  /** Its headers, as they came. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** How many bytes came of it: what follows is the host's. */
  readonly size: number
}

/** Of the answer in all, the interim ones before it included. */
const mostBytes = 32_768
const beginning = 'HTTP/1.'
const endOfHead = /\r?\n\r?\n/
const statusLine = /^HTTP\/1\.\d (\d{3})(?!\S)/
/** By this one, a server changes the protocol: no other follows. */
const switching = 101

const fault = (code: string): Error => Object.assign(new Error(code), { code })

const headerOf = (line: string): [string, string] => {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
}

/**
 * Reads the answer to `CONNECT` that bytes begin with, and passes over interim ones before it.
 *
 * @returns `undefined` where its end is still to come.
 * @throws Error with a code of the network for what is no HTTP, or has no end.
 */
export function readConnectAnswer(bytes: Buffer): ConnectAnswer | undefined {
  const text = bytes.toString('latin1', 0, mostBytes)
  for (let size = 0; ; ) {
    const rest = text.slice(size)
    if (!rest.startsWith(beginning.slice(0, rest.length))) throw fault('HPE_INVALID_CONSTANT')
    const end = endOfHead.exec(rest)
    if (end === null) {
      if (bytes.length >= mostBytes) throw fault('UND_ERR_HEADERS_OVERFLOW')
      return undefined
    }
    const status = Number(statusLine.exec(rest)?.[1])
    if (!(status >= 100)) throw fault('HPE_INVALID_STATUS')
    size += end.index + end[0].length
    if (status >= 200 || status === switching) {
      const [, ...lines] = rest.slice(0, end.index).split(/\r?\n/)
      return { status, headers: lines.map(headerOf), size }
    }
  }
}
