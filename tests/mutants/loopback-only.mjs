// A mutant may forget to refuse an address. In the tests' processes nothing leaves this machine all the same:
// a connection to elsewhere fails as in a network that has no way there, and names of elsewhere are unknown.
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const loopback = new net.BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('0.0.0.0')
loopback.addAddress('::1', 'ipv6')
loopback.addAddress('::', 'ipv6')
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6')

const isElsewhere = (address) =>
  net.isIP(address) !== 0 && !loopback.check(address, net.isIPv6(address) ? 'ipv6' : 'ipv4')

function unreachable(syscall, code, what) {
  const message = `${syscall} ${code} ${what}: only this machine can be reached`
  return Object.assign(new Error(message), { syscall, code })
}

const { lookup } = dns
dns.lookup = function lookupHere(name, ...rest) {
  if (net.isIP(name) !== 0 || /^(.+\.)?localhost$/.test(name)) return lookup(name, ...rest)
  process.nextTick(rest.at(-1), unreachable('getaddrinfo', 'ENOTFOUND', name))
}

/** Finds addresses as before, of this machine only. */
const keptHere = (lookup) => (name, options, done) =>
  lookup(name, options, (error, found, ...rest) => {
    const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [String(found)]
    const away = addresses.find(isElsewhere)
    if (error || away === undefined) done(error, found, ...rest)
    else done(unreachable('connect', 'ENETUNREACH', away))
  })

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function connectHere(...args) {
  const options = Object((Array.isArray(args[0]) ? args[0] : args)[0])
  if (isElsewhere(String(options.host))) {
    process.nextTick(() => this.destroy(unreachable('connect', 'ENETUNREACH', options.host)))
    return this
  }
  if (options.lookup) options.lookup = keptHere(options.lookup)
  return connect.apply(this, args)
}
syncBuiltinESMExports()
