import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { folderSink, type Limits } from '@mediaplug/core'
import {
  createDurableClient,
  type DurableClientOptions,
  startWorker,
  type WorkerOptions,
} from '@mediaplug/durable'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { acme } from './acme.mjs'
import { openVendor } from './vendor.js'

let databases = 0

/** A database of its own, at the server that all tests share. */
async function createDatabase(): Promise<string> {
  const server = inject('server')
  const name = `test_${process.pid}_${++databases}`
  const admin = new pg.Client({ connectionString: `${server}/postgres` })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  return `${server}/${name}`
}

/** A vendor, a database, a sink, and what opens clients and workers of them. */
export async function openScene() {
  const vendor = await openVendor()
  const database = await createDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'mediaplug-durable-'))
  const sink = folderSink(join(folder, 'sink'))
  onTestFinished(async () => {
    await vendor.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const baseUrl = vendor.origin

  function openClient(options: Partial<DurableClientOptions<readonly [ReturnType<typeof acme>]>> = {}) {
    const client = createDurableClient({
      database,
      sink,
      providers: [acme({ baseUrl })],
      timeoutMs: 60_000,
      ...options,
    })
    onTestFinished(() => client.close())
    return client
  }

  /** A worker in this process: there is one at a time. */
  async function openWorker({ limits, ...options }: Partial<WorkerOptions> & { limits?: Limits } = {}) {
    const worker = await startWorker({
      database,
      sink,
      providers: [acme({ baseUrl, ...(limits ? { limits } : {}) })],
      pacing: () => 50,
      lookEveryMs: 50,
      doubtMs: 1_000,
      ...options,
    })
    onTestFinished(() => worker.close())
    return worker
  }

  /** A worker that is a process. */
  async function forkWorker(env: NodeJS.ProcessEnv = {}, limits: Limits = {}): Promise<ChildProcess> {
    const options = JSON.stringify({ database, folder: join(folder, 'sink'), baseUrl, limits })
    const program = fileURLToPath(new URL('acme-worker.mjs', import.meta.url))
    const child = fork(program, [options], {
      stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
      execArgv: [],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child, 'message')
    return child
  }

  /** The order to a worker to be killed when the vendor has answered its first request. */
  function orderCrash(): NodeJS.ProcessEnv {
    const order = join(folder, 'crash')
    writeFileSync(order, '')
    return { CRASH_WHEN_ANSWERED: order }
  }

  /** The order to a worker to stop right before its first request leaves; the file is gone when it has. */
  function orderStall(): { readonly order: string; readonly env: NodeJS.ProcessEnv } {
    const order = join(folder, 'stall')
    writeFileSync(order, '')
    return { order, env: { STALL_BEFORE_SENDING: order } }
  }

  async function query<Row extends pg.QueryResultRow>(text: string): Promise<readonly Row[]> {
    const connection = new pg.Client({ connectionString: database })
    await connection.connect()
    try {
      return (await connection.query<Row>(text)).rows
    } finally {
      await connection.end()
    }
  }

  return { vendor, database, folder, sink, openClient, openWorker, forkWorker, orderCrash, orderStall, query }
}
