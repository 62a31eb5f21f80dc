// A worker of the proof: a process that may be killed at any moment.
import { createInterface } from 'node:readline'
import { folderSink } from '@mediaplug/core'
import { startWorker } from '@mediaplug/durable'
import { providersOf } from './accounts.mjs'

const { database, folder, accounts, doubtMs } = JSON.parse(process.argv[2] ?? '{}')
const worker = await startWorker({
  database,
  sink: folderSink(folder),
  providers: providersOf(accounts),
  pacing: () => 1_000,
  tasksAtATime: 12,
  lookEveryMs: 700,
  doubtMs,
  databaseConnections: 8,
}).catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
createInterface({ input: process.stdin }).on('close', async () => {
  await worker.close()
  process.exit(0)
})
