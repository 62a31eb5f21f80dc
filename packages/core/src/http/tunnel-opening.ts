import type { Socket } from 'node:net'
import type { buildConnector } from 'undici'
import type { ProxyServer } from '../contract/proxy-server.js'
import { schedule, type Timed, unschedule } from '../time/scheduler.js'
import { type ConnectAnswer, readConnectAnswer } from './connect-answer.js'
import { refusedByProxy, silentProxy, unreachableProxy } from './proxy-error.js'

/** From connecting to the proxy until it has answered: a proxy that answers byte by byte is not waited for longer. */
const limitMs = 30_000

/** Asks a proxy to let all that follows through to a host. It is its own timer. */
export class TunnelOpening implements Timed {
  dueAt = 0
  heapIndex = -1
  readonly #proxy: ProxyServer
  readonly #authority: string
  readonly #opened: buildConnector.Callback
  #socket: Socket | undefined
  #bytes: Buffer = Buffer.alloc(0)
  #isOver = false

  /**
   * @param authority - The host and the port that the proxy is asked to connect to.
   * @param opened - Called once.
   */
  constructor(proxy: ProxyServer, authority: string, opened: buildConnector.Callback) {
    this.#proxy = proxy
    this.#authority = authority
    this.#opened = opened
    schedule(this, performance.now() + limitMs)
  }

  due(): void {
    const late = new Error(`no complete answer within ${limitMs / 1_000} seconds`)
    const error = this.#socket ? silentProxy(this.#proxy, late) : unreachableProxy(this.#proxy, late)
    this.fail(error)
  }

  fail(error: Error): void {
    if (this.#isOver) return
    this.#end()
    this.#socket?.on('error', () => {}).destroy()
    this.#opened(error, null)
  }

  /** Asks over a connection to the proxy. */
  ask(socket: Socket): void {
    if (this.#isOver) {
      socket.destroy()
      return
    }
    this.#socket = socket
    const authorization = this.#proxy.authorization()
    const lines = [
      `CONNECT ${this.#authority} HTTP/1.1`,
      `host: ${this.#authority}`,
      'connection: keep-alive',
      ...(authorization === undefined ? [] : [`proxy-authorization: ${authorization}`]),
    ]
    socket.on('data', this.#read).on('error', this.#broken).on('end', this.#closed).on('close', this.#closed)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  }

  readonly #read = (chunk: Buffer): void => {
    this.#bytes = Buffer.concat([this.#bytes, chunk])
    try {
      const answer = readConnectAnswer(this.#bytes)
      if (answer) this.#judge(answer)
    } catch (error) {
      this.#broken(error)
    }
  }

  readonly #broken = (error: unknown): void => this.fail(silentProxy(this.#proxy, error))

  readonly #closed = (): void =>
    this.#broken(Object.assign(new Error('the proxy closed'), { code: 'UND_ERR_SOCKET' }))

  #judge({ status, headers, size }: ConnectAnswer): void {
    const socket = this.#socket
    if (socket === undefined || status < 200 || status > 299) {
      const challenges = headers.filter(([name]) => name === 'proxy-authenticate').map(([, value]) => value)
      return this.fail(refusedByProxy(this.#proxy, this.#authority, status, challenges))
    }
    this.#end()
    socket.pause()
    const rest = this.#bytes.subarray(size)
    if (rest.length > 0) socket.unshift(rest)
    this.#opened(null, socket)
  }

  #end(): void {
    this.#isOver = true
    unschedule(this)
    this.#socket?.off('data', this.#read).off('error', this.#broken)
    this.#socket?.off('end', this.#closed).off('close', this.#closed)
  }
}
