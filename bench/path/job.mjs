// Measures complete jobs of one contender, each batch paired with one of the hand-written loop on the same protocol:
// node --expose-gc job.mjs <module> <protocol> <origin> <jobs> <pairs>.
const [module, protocol, origin, jobs, pairs] = process.argv.slice(2)
const contender = await import(`../contenders/${module}.mjs`)
const raw = await import('../contenders/raw-request.mjs')

const atATime = 64
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

async function batch(job) {
  gc()
  let left = Number(jobs)
  const latencies = []
  async function work() {
    while (left-- > 0) {
      const beganAt = performance.now()
      await job()
      latencies.push(performance.now() - beganAt)
    }
  }
  const before = process.cpuUsage()
  await Promise.all(Array.from({ length: atATime }, work))
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / Number(jobs), latency: median(latencies) }
}

const one = contender.open(origin, protocol)
const other = raw.open(origin, protocol)
await batch(one)
await batch(other)
const rows = []
for (let pair = 0; pair < Number(pairs); pair++) {
  const [ours, theirs] = [await batch(one), await batch(other)]
  rows.push({
    cpu: ours.cpu,
    latency: ours.latency,
    ratio: ours.cpu / theirs.cpu,
    latencyRatio: ours.latency / theirs.latency,
  })
}
const of = (field) => median(rows.map((row) => row[field]))
process.send({ ratio: of('ratio'), cpu: of('cpu'), latency: of('latency'), latencyRatio: of('latencyRatio') })
process.exit()
