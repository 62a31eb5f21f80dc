// A worker of the tests as a process, which can be killed.
import { createInterface } from 'node:readline'
import { folderSink } from '@mediaplug/core'
import { startWorker } from '@mediaplug/durable'
import { acme } from './acme.mjs'

const { database, folder, baseUrl, limits } = JSON.parse(process.argv[2] ?? '{}')
const worker = await startWorker({
  database,
  sink: folderSink(folder),
  providers: [acme({ baseUrl, limits })],
  pacing: () => 50,
  lookEveryMs: 50,
  doubtMs: 1_000,
})
process.send?.('started')
createInterface({ input: process.stdin }).on('close', async () => {
  await worker.close()
  process.exit(0)
})
