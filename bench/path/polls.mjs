// Measures what polls cost while many tasks wait: node polls.mjs <module> <protocol> <origin> <tasks> <seconds>.
const [module, protocol, origin, count, seconds] = process.argv.slice(2)
const tasks = Number(count)
const contender = await import(`../contenders/${module}.mjs`)
const intervalMs = 10_000
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

// All contenders ask at the same times: each task after the interval, counted from the last answer.
const start = contender.open(origin, protocol, module === 'mediaplug' ? () => intervalMs : intervalMs)

let heard
process.on('message', (message) => heard?.(message))
const ask = () =>
  new Promise((resolve) => {
    heard = resolve
    process.send({ ask: 'counts' })
  })

for (let task = 0; task < tasks; task++) {
  start().catch(() => {})
  if (task % 64 === 63) while ((await ask()).created < task - 64) await pause(1)
}
await pause(intervalMs)
const before = process.cpuUsage()
const { polls } = await ask()
await pause(Number(seconds) * 1_000)
const { user, system } = process.cpuUsage(before)
const after = await ask()
process.send({ cpuPerPoll: (user + system) / (after.polls - polls), polls: after.polls - polls })
process.exit()
