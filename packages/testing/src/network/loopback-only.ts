import { AsyncLocalStorage } from 'node:async_hooks'
import { isIPv4, Socket } from 'node:net'
import { MediaplugError } from '@mediaplug/core'

const inside = new AsyncLocalStorage<true>()
let connect = Socket.prototype.connect
let active = 0

/** The host that a socket is told to connect to; nothing for one of this machine that has no name. */
function hostOf([target, host]: readonly unknown[]): string | undefined {
  if (Array.isArray(target)) return hostOf(target)
  const named: unknown = typeof target === 'object' ? Object(target).host : host
  return typeof named === 'string' ? named : undefined
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

function refusal(host: string): MediaplugError {
  const message = `${host} is refused: nothing but this machine is asked while a provider is checked. Give files in cases as bytes where the model takes no URL, have the sandbox serve its files itself, and send every request below the base URL.`
  return new MediaplugError('network', message, { retryable: false })
}

/** Connects as ever, but from within a check to no other machine. The name of the other is not looked up either. */
function connectWithin(this: Socket, ...args: unknown[]): Socket {
  const host = inside.getStore() ? hostOf(args) : undefined
  if (host === undefined || isLoopback(host)) return Reflect.apply(connect, this, args)
  process.nextTick(() => this.destroy(refusal(host)))
  return this
}

const replaceConnect = (value: unknown): void => {
  Object.defineProperty(Socket.prototype, 'connect', { value, writable: true, configurable: true })
}

/**
 * Runs something that reaches no other machine: what is tried fails at once, with what to do about it.
 *
 * A check resolves no name and sends nothing outside, whatever the provider, its files or a forged handle ask for:
 * it would wait for a network that is not there, or show a credential to a stranger. All connections of a process are
 * made in one place, by `net.Socket`; it is watched while something runs here, and lets others through.
 */
export async function onLoopbackOnly<T>(act: () => Promise<T>): Promise<T> {
  if (active++ === 0) {
    connect = Socket.prototype.connect
    replaceConnect(connectWithin)
  }
  try {
    return await inside.run(true, act)
  } finally {
    if (--active === 0) replaceConnect(connect)
  }
}
