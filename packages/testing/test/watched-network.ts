import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'

function hostOf([target, host]: readonly unknown[]): unknown {
  if (Array.isArray(target)) return hostOf(target)
  return typeof target === 'object' ? Object(target).host : host
}

const isLoopback = (host: string): boolean => /^(localhost|127\.[\d.]+|::1)$/.test(host)

/** Notes from now on which hosts other than this machine are looked up or connected to by this process. */
export function watchNetwork(): ReadonlySet<string> {
  const hosts = new Set<string>()
  const noted = <F extends (...args: never[]) => unknown>(
    original: F,
    host: (args: readonly unknown[]) => unknown,
  ) =>
    new Proxy(original, {
      apply(target, self, args) {
        const name = host(args)
        if (typeof name === 'string' && !isLoopback(name)) hosts.add(name)
        return Reflect.apply(target, self, args)
      },
    })
  dns.lookup = noted(dns.lookup, ([name]) => name)
  Socket.prototype.connect = noted(Socket.prototype.connect, hostOf)
  syncBuiltinESMExports()
  return hosts
}
