// Proves what `@mediaplug/durable` promises, at a size: workers that are killed, and a database that is stopped and started.
// `npm run test:durable -- --tasks 5000 --kills 24` is the full one; README.md says how to read what it prints.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { folderSink } from '@mediaplug/core'
import { createDurableClient } from '@mediaplug/durable'
import { createSandbox } from '@mediaplug/sandbox'
import pg from 'pg'
import { providersOf } from './accounts.mjs'
import { judge } from './judge.mjs'
import { openPostgres } from './postgres.mjs'

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '300' },
    workers: { type: 'string', default: '4' },
    kills: { type: 'string', default: '6' },
    minutes: { type: 'string', default: '30' },
  },
})
const [tasks, workers, kills] = [Number(values.tasks), Number(values.workers), Number(values.kills)]
/** Each task of the local vendor takes so long: its end is known from its beginning. */
const taskSeconds = 0.5
const doubtMs = 3_000
const model = 't2i-imagen-4'
/** Which share of the tasks each account has, and how many it may have at a time. */
const shares = [
  { as: 'three', limit: 3, share: 0.04 },
  { as: 'twenty', limit: 20, share: 0.36 },
  { as: 'open', limit: undefined, share: 0.6 },
]

/** The accounts take turns as their shares say: the golden ratio spreads numbers evenly. */
function accountOf(/** @type {number} */ number) {
  const at = (number * 0.618_033) % 1
  const [three = 0, twenty = 0] = shares.map(({ share }) => share)
  if (at < three) return 'three'
  return at < three + twenty ? 'twenty' : 'open'
}

const folder = mkdtempSync(join(tmpdir(), 'mediaplug-durable-'))
chmodSync(folder, 0o700)
const startedAt = performance.now()
const tell = (/** @type {string} */ text) =>
  process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}\n`)

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
let isOver = false
const postgres = await openPostgres()
const sandbox = await createSandbox({
  vendors: ['mediaio'],
  taskSeconds,
  settings: { mediaio: { credits: 100 * tasks } },
})

async function cleanUp() {
  isOver = true
  for (const worker of running) worker.kill('SIGKILL')
  await postgres.remove()
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void cleanUp().then(() => process.exit(1)))
setTimeout(() => {
  process.stdout.write('✗ it did not come to an end\n')
  void cleanUp().then(() => process.exit(1))
}, Number(values.minutes) * 60_000).unref()

const accounts = shares.map(({ as, limit }) => ({
  as,
  limit,
  baseUrl: sandbox.baseUrls.mediaio,
  apiKey: sandbox.addAccount('mediaio').apiKey,
}))

/** @param {string} database */
function startWorker(database) {
  const options = JSON.stringify({ database, folder, accounts, doubtMs })
  const program = fileURLToPath(new URL('worker.mjs', import.meta.url))
  const worker = fork(program, [options], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] })
  running.add(worker)
  worker.once('exit', async (code) => {
    running.delete(worker)
    // One that begins while the database is stopped ends by itself, and is started again as a supervisor would do it.
    if (code !== null) await sleep(500)
    if (!isOver) startWorker(database)
  })
  return worker
}

async function prove() {
  const database = await postgres.createDatabase('proof')
  const pool = new pg.Pool({ connectionString: database, max: 2 })
  pool.on('error', () => {})
  const providers = providersOf(accounts.map(({ apiKey: _, ...account }) => account))
  const sink = folderSink(folder)
  const client = createDurableClient({ database, providers, sink, caller: 'one' })
  const other = createDurableClient({ database, providers, sink, caller: 'two' })
  for (let count = 0; count < workers; count++) startWorker(database)

  tell(`${tasks} tasks on ${workers} workers, ${kills} kills, the database stopped and started once`)
  let submitted = 0
  const numbers = Array.from({ length: tasks }, (_, number) => number).values()
  const submitting = Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const number of numbers) {
        const as = accountOf(number)
        const label = `task ${number}`
        const submit = (/** @type {typeof client} */ by) =>
          by.submit(`${as}/${model}`, { prompt: label }, { label, timeoutMs: 120_000 })
        const task = await submit(number % 2 === 0 ? client : other)
        // Each tenth is submitted twice, by another client: it is the same one.
        if (number % 10 === 0 && (await submit(other)).submission !== task.submission) {
          throw new Error(`${label} is two submissions`)
        }
        submitted++
      }
    }),
  )

  let killed = 0
  let isRestarted = false
  for (let ended = 0; ended < tasks; ) {
    await sleep(250)
    const found = await pool
      .query('SELECT count(*)::int AS ended FROM mediaplug.submissions WHERE ended_at IS NOT NULL')
      .catch(() => undefined)
    ended = found?.rows[0]?.ended ?? ended
    if (killed < kills && ended >= ((killed + 1) * tasks) / (kills + 2)) {
      const [victim] = [...running].sort(() => Math.random() - 0.5)
      victim?.kill('SIGKILL')
      killed++
      tell(`${ended} ended, ${submitted} submitted; killed a worker, the ${killed}.`)
    }
    if (!isRestarted && ended >= tasks / 2) {
      isRestarted = true
      tell('stopped the database')
      await postgres.stop()
      await sleep(4_000)
      await postgres.start()
      tell('started the database')
    }
  }
  await submitting
  tell('all have ended')
  isOver = true
  const rows = (await pool.query('SELECT * FROM mediaplug.submissions')).rows
  /** @type {string[]} */
  const listed = []
  for await (const { id, state } of client.recover()) if (state === 'uncertain') listed.push(id)
  const findings = await judge({
    tasks,
    rows,
    listed,
    log: sandbox.log,
    accounts,
    taskMs: 1_000 * taskSeconds,
    read: (key) => readFile(join(folder, key)),
  })
  for (const line of findings.told) process.stdout.write(`${line}\n`)
  for (const line of findings.wrong) process.stdout.write(`✗ ${line}\n`)
  for (const worker of running) worker.stdin?.end()
  await Promise.all([...running].map((worker) => once(worker, 'exit')))
  await client.close()
  await other.close()
  await pool.end()
  return findings.wrong.length === 0
}

let isProven = false
try {
  isProven = await prove()
} finally {
  await cleanUp()
}
tell(isProven ? 'proven' : '✗ not proven')
process.exit(isProven ? 0 : 1)
