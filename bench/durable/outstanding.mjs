// How late polls come while many tasks are outstanding.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { DBOSClient } from '@dbos-inc/dbos-sdk'
import { createDurableClient } from '@mediaplug/durable'
import { acme } from './acme.mjs'
import { connect, start, startVendor, until } from './processes.mjs'

/** @param {readonly number[]} sorted @param {number} share */
const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

/**
 * How late polls come while many tasks are outstanding.
 *
 * @param {import('../../tests/durable/postgres.mjs').Postgres} postgres
 * @param {{ outstanding: number, paceSeconds: number, seconds: number, folder: string }} options
 */
export async function measurePolls(postgres, { outstanding, paceSeconds, seconds, folder }) {
  const everyMs = 1000 * paceSeconds
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
  await sleep(1000 * seconds)
  vendor.send('tell')
  const [{ delays, polls }] = await once(vendor, 'message')
  const sorted = delays.toSorted((/** @type {number} */ one, /** @type {number} */ other) => one - other)
  for (const { child } of started) child.kill('SIGKILL')
  vendor.kill()
  await client.close()
  await pool.end()
  return { polls, heard: sorted.length, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) }
}
