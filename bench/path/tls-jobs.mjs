// Jobs one after the other over TLS: node tls-jobs.mjs <origin> <kept or fresh> <jobs>.
import { createClient } from '../../packages/core/dist/index.js'
import { tomoviee } from '../../packages/provider-tomoviee/dist/index.js'

const [baseUrl, starts, jobs] = process.argv.slice(2)
const settings = { appKey: 'benchmark-key', appSecret: 'benchmark-secret', baseUrl }
const client = createClient({
  providers: [tomoviee({ ...settings, connections: { starts } })],
  pacing: () => 0,
})
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

async function job() {
  const beganAt = performance.now()
  await client.generate('tomoviee/text-to-video', { prompt: 'a red kite', duration: 5 })
  return performance.now() - beganAt
}

const first = await job()
const before = process.cpuUsage()
const following = []
for (let done = 0; done < Number(jobs); done++) {
  following.push(await job())
  // A moment, as between two jobs of a program: the connection is free again.
  await new Promise((resolve) => setTimeout(resolve, 2))
}
const { user, system } = process.cpuUsage(before)
process.send({ first, following: median(following), cpu: (user + system) / Number(jobs) })
setTimeout(() => process.exit(), 1_000)
