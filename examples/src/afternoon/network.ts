// A network that an application finds itself in: what its name server says, and where it carries what is sent to those
// addresses. `node --import` loads it before the application, which does not know of it.
import dns, { type LookupAddress } from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net, { type LookupFunction, type TcpSocketConnectOpts } from 'node:net'

/** What `run-application.ts` says of it, in the variable `NETWORK`. */
export interface Network {
  /** The addresses of the names that it knows. */
  readonly names: Readonly<Record<string, string>>
  /** The port of this machine that all of them lead to. */
  readonly port: number
}

const { names, port }: Network = JSON.parse(process.env.NETWORK ?? '{ "names": {}, "port": 0 }')

const lookup: LookupFunction = (name, { all }, callback) => {
  const address = names[name]
  if (address === undefined) {
    const details = { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: name }
    callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), details), '')
  } else if (all) callback(null, [{ address, family: 4 }])
  else callback(null, address, 4)
}

/** Looks a name up as the application does, and then leads to this machine, whatever address it found good. */
const carried =
  (usual: LookupFunction): LookupFunction =>
  (name, options, callback) =>
    usual(name, options, (error, found) => {
      const here: LookupAddress = { address: '127.0.0.1', family: 4 }
      if (error) callback(error, found)
      else if (options.all) callback(null, [here])
      else callback(null, here.address, here.family)
    })

const leadsToName = (options: unknown): options is TcpSocketConnectOpts =>
  typeof options === 'object' &&
  options !== null &&
  'host' in options &&
  typeof options.host === 'string' &&
  options.host in names

const { connect } = net.Socket.prototype

function connectHere(this: net.Socket, ...given: unknown[]): net.Socket {
  // Node itself calls it with one list, of the options and a callback.
  const [options] = given.flat()
  if (leadsToName(options)) Object.assign(options, { port, lookup: carried(options.lookup ?? lookup) })
  return Reflect.apply(connect, this, given)
}

Object.assign(dns, { lookup })
Object.assign(net.Socket.prototype, { connect: connectHere })
syncBuiltinESMExports()
