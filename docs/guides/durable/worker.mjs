// The worker that compose.yaml starts.
import { folderSink } from '@mediaplug/core'
import { startWorker } from '@mediaplug/durable'
import { tomoviee } from '@mediaplug/provider-tomoviee'

const worker = await startWorker({
  database: process.env.DATABASE_URL ?? '',
  providers: [tomoviee({ limits: { concurrentTasks: 3 } })],
  sink: folderSink('/srv/media'),
})
process.once('SIGTERM', () => void worker.close())
