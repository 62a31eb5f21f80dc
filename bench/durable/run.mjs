// Measures `@mediaplug/durable` beside bare workflows of DBOS that do the same work. It prints tables of Markdown.
// npm run bench:durable -- --tasks 400 --outstanding 2000 is a short one.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DBOSClient } from '@dbos-inc/dbos-sdk'
import { createDurableClient } from '@mediaplug/durable'
import { openPostgres } from '../../tests/durable/postgres.mjs'
import { acme } from './acme.mjs'
import { count } from './count.mjs'
import { measurePolls } from './outstanding.mjs'
import { connect, endAll, start, startVendor, until } from './processes.mjs'

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
const postgres = await openPostgres()

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
  const { polls, heard, p50, p99 } = await measurePolls(postgres, {
    outstanding,
    paceSeconds: Number(values.pace),
    seconds: Number(values.seconds),
    folder,
  })
  print(
    `\n${outstanding} tasks outstanding on 2 workers, each asked after every ${values.pace} s: ${polls} polls in ${values.seconds} s. Of ${heard} that followed another one, half came at most ${p50.toFixed(0)} ms later than wanted, 99 in 100 at most ${p99.toFixed(0)} ms.`,
  )
  print(
    `load after ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
} finally {
  endAll()
  await postgres.remove()
  rmSync(folder, { recursive: true, force: true })
}
