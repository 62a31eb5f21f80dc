// Counts what core costs, in a process of its own: node --expose-gc budget.mjs <what> <origin> <count>.
import { queryObjects } from 'node:v8'

const [what, origin, count = '0'] = process.argv.slice(2)
const tasks = Number(count)

/** Everything that has a prototype of JavaScript's own: objects, functions, promises. */
const objects = () => queryObjects(Object, { format: 'count' })
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
const turns = async (number) => {
  for (let turn = 0; turn < number; turn++) await new Promise(setImmediate)
}

async function openClient(pacing) {
  const { createClient } = await import('../../packages/core/dist/index.js')
  const { tomoviee } = await import('../../packages/provider-tomoviee/dist/index.js')
  const provider = tomoviee({ appKey: 'app-key-1', appSecret: 'app-secret-1', baseUrl: origin })
  return createClient({ providers: [provider], pacing: () => pacing })
}

const kite = { prompt: 'a red kite', duration: 5 }

const measures = {
  /** Objects for each task that `generate` waits for. */
  async waiting() {
    const client = await openClient(3_000_000)
    let accepted = 0
    const { subscribe } = await import('node:diagnostics_channel')
    subscribe('mediaplug.task', ({ state }) => {
      if (state === 'accepted') accepted++
    })
    async function wait(number) {
      const before = accepted
      for (let task = 0; task < number; task++) client.generate('tomoviee/text-to-video', kite)
      while (accepted < before + number) await turns(1)
      await turns(20)
      gc()
      return objects()
    }
    const before = await wait(200)
    const after = await wait(tasks)
    return { objectsPerTask: (after - before) / tasks, timers: timers() }
  },
  /** Timers that are left when a client has nothing to do. */
  async idle() {
    const client = await openClient(0)
    await client.generate('tomoviee/text-to-video', kite)
    await turns(5)
    return { timers: timers() }
  },
  /** Results of many jobs that begin in one tick. */
  async burst() {
    const client = await openClient(0)
    const jobs = Array.from({ length: tasks }, () => client.generate('tomoviee/text-to-video', kite))
    const results = await Promise.all(jobs)
    return { results: results.length }
  },
  /** Whether the HTTP client is loaded by an import. */
  async imports() {
    await openClient(0)
    const { createRequire } = await import('node:module')
    const loaded = Object.keys(createRequire(import.meta.url).cache)
    return { http: loaded.some((path) => path.includes('undici')) }
  },
}

process.stdout.write(`${JSON.stringify(await measures[what]())}\n`)
process.exit()
