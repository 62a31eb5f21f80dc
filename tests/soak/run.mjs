// Soaks core: README.md says what happens and how to read the table.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { heapGrowth, settleAccounts } from './account.mjs'
import { readBook } from './book.mjs'
import { numbersOf } from './numbers.mjs'
import { endAll, ended, heard, start, tell } from './programs.mjs'
import { describe } from './report.mjs'
import { makeDisk, runWithOwnMounts } from './small-disk.mjs'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    'at-a-time': { type: 'string', default: '64' },
    faults: { type: 'string', default: '0.1' },
    seed: { type: 'string', default: '1' },
    core: { type: 'string', default: fileURLToPath(new URL('../../packages/core', import.meta.url)) },
  },
})

const code = await runWithOwnMounts()
if (code !== undefined) process.exit(code)

const runMs = Number(values.minutes) * 60_000
const atATime = Number(values['at-a-time'])
const random = numbersOf(Number(values.seed))
const longestDrainMs = 180_000
const longestExitMs = 30_000
const diskMegabytes = 8

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mediaplug-soak-')))
const disk = makeDisk(join(folder, 'disk'), diskMegabytes)

process.on('exit', () => {
  endAll()
  disk.remove()
  rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    process.stdout.write(`ended by ${signal}\n`)
    process.exit(1)
  })
}
setTimeout(
  () => {
    process.stdout.write('✗ it did not come to an end\n')
    process.exit(1)
  },
  runMs + longestDrainMs + 2 * longestExitMs + 60_000,
).unref()

/** A copy of what was built, beside the programs: others may build while they run. */
function copyCore() {
  const core = join(folder, 'node_modules', '@mediaplug', 'core')
  mkdirSync(core, { recursive: true })
  for (const part of ['dist', 'package.json'])
    cpSync(join(values.core, part), join(core, part), { recursive: true })
  symlinkSync(realpathSync(join(values.core, 'node_modules')), join(core, 'node_modules'), 'junction')
  for (const program of ['vendor', 'worker', 'provider', 'book', 'numbers']) {
    cpSync(here(`${program}.mjs`), join(folder, `${program}.mjs`))
  }
}

const program = (name) => join(folder, `${name}.mjs`)

const startWorker = (origin, name, compactAtBytes) =>
  start(program('worker'), [name, origin, folder, atATime / 2, compactAtBytes], {
    execArgv: [...disk.preload, '--expose-gc'],
    env: { DISK: join(folder, 'disk') },
  })

const endsAt = performance.now() + runMs
const isOver = () => performance.now() >= endsAt
const between = (least, most) => least + random() * (most - least)
const pause = (ms) => sleep(Math.max(0, Math.min(ms, endsAt - performance.now())))

/** Kills a worker again and again, at its work and at its start. Gives the last one, which is left to drain. */
async function killAgainAndAgain(open) {
  let worker = open()
  for (let kills = 0; ; kills++) {
    if (random() < 0.7) await heard(worker, 'atWork', Math.min(20_000, endsAt - performance.now()))
    await pause(between(100, 6_000))
    if (isOver()) return { worker, kills }
    worker.child.kill('SIGKILL')
    await worker.exit
    worker = open()
  }
}

/** Makes the disk full for some seconds, a few times a minute. */
async function fillDisk() {
  for (let times = 0; ; times++) {
    await pause(between(5_000, 30_000))
    if (isOver()) return times
    disk.fill()
    await pause(between(500, 4_000))
    disk.free()
  }
}

/** Samples a worker's heap all along. */
async function sampleHeap(worker) {
  const samples = []
  while (!isOver()) {
    await pause(Math.max(2_000, runMs / 40))
    tell(worker, { sample: true })
    const answer = await heard(worker, 'sample', 30_000)
    if (answer) samples.push(answer.sample)
  }
  return samples
}

/** Lets a worker finish what it has, and end by itself. */
async function drain(worker) {
  tell(worker, { drain: true })
  const last = (await heard(worker, 'ended', longestDrainMs))?.ended
  const exit = await ended(worker, longestExitMs)
  return last && { ...last, endedByItself: exit?.code === 0 }
}

copyCore()
const vendor = start(program('vendor'), [values.faults, values.seed])
const { origin } = (await heard(vendor, 'origin', longestExitMs)) ?? {}
const steady = startWorker(origin, 'steady', 1_000_000)
const [{ worker: mortal, kills }, timesFull, samples] = await Promise.all([
  killAgainAndAgain(() => startWorker(origin, 'mortal', 20_000)),
  fillDisk(),
  sampleHeap(steady),
])
const [steadyEnd, mortalEnd] = await Promise.all([drain(steady), drain(mortal)])
tell(vendor, { report: true })
const seen = await heard(vendor, 'accepted', longestExitMs)
const books = ['steady', 'mortal'].map((name) => readFileSync(join(folder, `${name}.book`), 'utf8'))
const jobs = new Map(books.flatMap((book) => [...readBook(book)]))
const broken = books.flatMap((book) => book.match(/^broken .*$/gm) ?? [])

const { table, wrong } = describe({
  accounts: settleAccounts(jobs, new Map(seen.accepted)),
  growth: heapGrowth(samples),
  ...{ seen, broken, steadyEnd, mortalEnd, kills, timesFull, isMounted: disk.isMounted },
})
process.stdout.write(`${table}\n${wrong.map((text) => `✗ ${text}\n`).join('')}`)
process.exit(wrong.length === 0 ? 0 : 1)
