// Measures tasks that wait: node --expose-gc waiting.mjs <module> <protocol> <origin> <tasks>.
// The vendor's tasks run for ever. Each contender is asked to poll seldom, so that heap is what is held.
const [module, protocol, origin, count] = process.argv.slice(2)
const tasks = Number(count)
const contender = await import(`../contenders/${module}.mjs`)

const seldomMs = 2_000_000
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const start = contender.open(origin, protocol, module === 'mediaplug' ? () => seldomMs : seldomMs)

let created = 0
process.on('message', (message) => {
  created = message.created
})

/** Starts tasks, as many at a time as a vendor takes, and waits until all of them are there. */
async function begin(number) {
  const before = created
  for (let begun = 0; begun < number; begun += 64) {
    for (let task = begun; task < Math.min(number, begun + 64); task++) start().catch(() => {})
    while (created < before + Math.min(number, begun + 64)) {
      process.send({ ask: 'created' })
      await pause(2)
    }
  }
  await pause(1_500)
  for (let turn = 0; turn < 4; turn++) {
    gc()
    await pause(50)
  }
}

const resources = (name) => process.getActiveResourcesInfo().filter((kind) => kind === name).length

await begin(500)
const before = process.memoryUsage().heapUsed
await begin(tasks)
const heap = (process.memoryUsage().heapUsed - before) / tasks
process.send({ heap, timers: resources('Timeout'), sockets: resources('TCPSocketWrap') })
process.exit()
