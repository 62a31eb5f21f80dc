// Starts many jobs in one tick and counts the connections: node burst.mjs <module> <protocol> <origin> <jobs>.
import { subscribe } from 'node:diagnostics_channel'

const [module, protocol, origin, jobs] = process.argv.slice(2)
const contender = await import(`../contenders/${module}.mjs`)
const job = contender.open(origin, protocol)
let sockets = 0
subscribe('net.client.socket', () => sockets++)
const beganAt = performance.now()
const results = await Promise.allSettled(Array.from({ length: Number(jobs) }, () => job()))
const failed = results.filter(({ status }) => status === 'rejected').length
process.send({ failed, sockets, ms: performance.now() - beganAt })
process.exit()
