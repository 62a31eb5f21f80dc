// Measures `@mediaplug/durable` beside bare workflows of DBOS that do the same work. It prints tables of Markdown.
// npm run bench:durable -- --tasks 400 --outstanding 2000 is a short one.
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DBOSClient } from '@dbos-inc/dbos-sdk'
import { createDurableClient } from '@mediaplug/durable'
import pg from 'pg'
import { openPostgres } from '../../tests/durable/postgres.mjs'
import { acme } from './acme.mjs'
import { count } from './count.mjs'

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '2000' },
    outstanding: { type: 'string', default: '20000' },
    pace: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '150' },
  },
})
const tasks = Number(values.tasks)
const outstanding = Number(values.outstanding)
/** A task takes this long, and is asked after once when it has ended. */
const taskMs = 500
const pollEveryMs = 600
/** The tasks that all workers have at a time. */
const atATime = 200
const folder = mkdtempSync(join(tmpdir(), 'mediaplug-bench-'))
const print = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
const program = (/** @type {string} */ name) => fileURLToPath(new URL(`${name}.mjs`, import.meta.url))

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()

/** @param {string} name @param {readonly string[]} args */
async function start(name, args) {
  const child = fork(program(name), args)
  children.add(child)
  child.once('exit', () => children.delete(child))
  const [message] = await once(child, 'message')
  return { child, message }
}

/** @param {number} milliseconds @param {number} every */
async function startVendor(milliseconds, every) {
  const { child, message } = await start('vendor', [String(milliseconds), String(every)])
  return { child, baseUrl: `http://127.0.0.1:${message.port}` }
}

const postgres = await openPostgres()

/** @param {string} database */
function connect(database) {
  const pool = new pg.Pool({ connectionString: database, max: 2 })
  pool.on('error', () => {})
  const one = async (/** @type {string} */ text) => (await pool.query(text)).rows[0]
  return { pool, one }
}

/** @param {'ours' | 'bare'} kind @param {number} workers */
async function measure(kind, workers) {
  const database = await postgres.createDatabase()
  const { child: vendor, baseUrl } = await startVendor(taskMs, pollEveryMs)
  const options = { kind, database, baseUrl, pollEveryMs, atATime: atATime / workers }
  const own = join(folder, randomUUID())
  const started = []
  // One after the other: bare workflows that make their tables at the same time fall over each other.
  for (let number = 0; number < workers; number++) {
    started.push(await start('worker', [JSON.stringify({ ...options, folder: own })]))
  }
  const { pool, one } = connect(database)
  const before = await one('SELECT pg_database_size(current_database())::int AS bytes')
  const since = performance.now()
  const sent = count()
  if (kind === 'ours') {
    const client = createDurableClient({ database, providers: [acme({ baseUrl })] })
    await inTurn(
      async (number) => void (await client.submit('acme/picture', { prompt: `a kite, the ${number}.` })),
    )
    await until(
      async () =>
        (await one('SELECT count(*)::int AS n FROM mediaplug.submissions WHERE ended_at IS NULL')).n === 0,
    )
    await client.close()
  } else {
    const client = await DBOSClient.create({ systemDatabaseUrl: database, applicationName: 'bare' })
    const enqueue = { queueName: 'tasks', workflowName: 'task', appVersion: '1', applicationName: 'bare' }
    await inTurn(async (number) => void (await client.enqueue(enqueue, `a kite, the ${number}.`)))
    await until(
      async () =>
        (await one("SELECT count(*)::int AS n FROM dbos.workflow_status WHERE status <> 'SUCCESS'")).n === 0,
    )
    await client.destroy()
  }
  const seconds = (performance.now() - since) / 1000
  const ofClient = count() - sent
  const after = await one('SELECT pg_database_size(current_database())::int AS bytes')
  const statements = await Promise.all(
    started.map(async ({ child }) => {
      child.send('end')
      const [message] = await once(child, 'message')
      await once(child, 'exit')
      return message.statements
    }),
  )
  vendor.kill()
  await pool.end()
  return {
    perSecond: tasks / seconds,
    statements: (ofClient + statements.reduce((sum, each) => sum + each, 0)) / tasks,
    bytes: (after.bytes - before.bytes) / tasks,
  }
}

/** Does something for each task, some at a time. @param {(number: number) => Promise<void>} act */
async function inTurn(act) {
  const numbers = Array.from({ length: tasks }, (_, number) => number).values()
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const number of numbers) await act(number)
    }),
  )
}

/** @param {() => Promise<boolean>} isSo */
async function until(isSo) {
  while (!(await isSo())) await sleep(200)
}

/** @param {readonly number[]} sorted @param {number} share */
const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

/** How late polls come while many tasks are outstanding. */
async function measurePolls() {
  const everyMs = 1000 * Number(values.pace)
  const database = await postgres.createDatabase()
  const { child: vendor, baseUrl } = await startVendor(Number.MAX_SAFE_INTEGER, everyMs)
  const client = createDurableClient({ database, providers: [acme({ baseUrl })] })
  for await (const _ of client.submissions()) break
  const { pool } = connect(database)
  // Tasks that vendors have accepted, as rows: to submit them one by one would take longer than the measurement.
  await pool.query(
    `INSERT INTO mediaplug.submissions (id, digest, caller, account, model, input, priority, state, sent_at, handle, ref)
     SELECT gen_random_uuid(), '', 'bench', 'acme', 'acme/picture', 'null', 1, 'accepted', now(),
       json_build_object('v', 1, 'model', 'acme/picture', 'ref', 't' || n, 'submittedAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))::text, 't' || n
     FROM generate_series(1, $1) AS n`,
    [outstanding],
  )
  const engine = await DBOSClient.create({
    systemDatabaseUrl: database,
    systemDatabaseSchemaName: 'mediaplug_engine',
    applicationName: 'mediaplug',
  })
  const [first] = (await pool.query('SELECT id FROM mediaplug.submissions LIMIT 1')).rows
  await engine.enqueue(
    {
      queueName: 'acme/submissions',
      workflowName: 'submission',
      workflowID: first.id,
      appVersion: 'mediaplug-1',
      applicationName: 'mediaplug',
      priority: 1,
    },
    first.id,
  )
  const columns = (
    await pool.query(
      "SELECT column_name FROM information_schema.columns WHERE table_schema = 'mediaplug_engine' AND table_name = 'workflow_status' AND column_name <> 'workflow_uuid'",
    )
  ).rows.map(({ column_name }) => column_name)
  await pool.query(
    `INSERT INTO mediaplug_engine.workflow_status (workflow_uuid, ${columns}) SELECT s.id::text, ${columns.map((name) => `w.${name}`)} FROM mediaplug.submissions s, mediaplug_engine.workflow_status w WHERE s.id <> $1`,
    [first.id],
  )
  await pool.query(
    `INSERT INTO mediaplug_engine.workflow_input (workflow_uuid, inputs) SELECT s.id::text, replace(i.inputs, $1::text, s.id::text) FROM mediaplug.submissions s, mediaplug_engine.workflow_input i WHERE s.id::text <> $1`,
    [first.id],
  )
  await engine.destroy()
  const workers = 2
  const options = {
    kind: 'ours',
    database,
    baseUrl,
    pollEveryMs: everyMs,
    atATime: outstanding / workers,
    folder,
  }
  const started = await Promise.all(
    Array.from({ length: workers }, () => start('worker', [JSON.stringify(options)])),
  )
  const claimed = 'SELECT count(*)::int AS n FROM mediaplug.submissions WHERE worker IS NOT NULL'
  await until(async () => (await pool.query(claimed)).rows[0].n === outstanding)
  vendor.send('forget')
  await sleep(1000 * Number(values.seconds))
  vendor.send('tell')
  const [{ delays, polls }] = await once(vendor, 'message')
  const sorted = delays.toSorted((/** @type {number} */ one, /** @type {number} */ other) => one - other)
  for (const { child } of started) child.kill('SIGKILL')
  vendor.kill()
  await client.close()
  await pool.end()
  return { polls, heard: sorted.length, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) }
}

try {
  print(
    `${cpus().length} CPUs, load before ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}; ${tasks} tasks of ${taskMs} ms, ${atATime} at a time.\n`,
  )
  print('| work | workers | tasks a second | statements a task | bytes of database a task |')
  print('| --- | --- | --- | --- | --- |')
  for (const workers of [1, 2, 4]) {
    for (const kind of /** @type {const} */ (['ours', 'bare'])) {
      const { perSecond, statements, bytes } = await measure(kind, workers)
      const name = kind === 'ours' ? '`@mediaplug/durable`' : 'bare workflows of DBOS'
      print(
        `| ${name} | ${workers} | ${perSecond.toFixed(1)} | ${statements.toFixed(1)} | ${bytes.toFixed(0)} |`,
      )
    }
  }
  const { polls, heard, p50, p99 } = await measurePolls()
  print(
    `\n${outstanding} tasks outstanding on 2 workers, each asked after every ${values.pace} s: ${polls} polls in ${values.seconds} s. Of ${heard} that followed another one, half came at most ${p50.toFixed(0)} ms later than wanted, 99 in 100 at most ${p99.toFixed(0)} ms.`,
  )
  print(
    `load after ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
} finally {
  for (const child of children) child.kill('SIGKILL')
  await postgres.remove()
  rmSync(folder, { recursive: true, force: true })
}
