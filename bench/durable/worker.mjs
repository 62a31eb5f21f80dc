// A worker: ours, or the same work as bare workflows of DBOS, with a step for each request and its own sleep.
import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { count } from './count.mjs'

const { kind, database, folder, baseUrl, pollEveryMs, atATime } = JSON.parse(process.argv[2] ?? '{}')

async function startOurs() {
  const { folderSink } = await import('@mediaplug/core')
  const { startWorker } = await import('@mediaplug/durable')
  const { acme } = await import('./acme.mjs')
  return startWorker({
    database,
    sink: folderSink(folder),
    providers: [acme({ baseUrl })],
    pacing: () => pollEveryMs,
    tasksAtATime: atATime,
    lookEveryMs: 200,
  })
}

async function startBare() {
  const { DBOS } = await import('@dbos-inc/dbos-sdk')
  const quiet = () => {}
  const logger = { info: quiet, debug: quiet, warn: quiet, error: quiet }
  DBOS.setConfig({
    name: 'bare',
    systemDatabaseUrl: database,
    logger,
    applicationVersion: '1',
    executorID: String(process.pid),
  })
  mkdirSync(folder, { recursive: true })
  /** @param {string} path @param {object} [options] */
  const json = async (path, options) => (await fetch(baseUrl + path, options)).json()
  DBOS.registerWorkflow(
    async (/** @type {string} */ prompt) => {
      const { id } = await DBOS.runStep(
        () => json('/tasks', { method: 'POST', body: JSON.stringify({ prompt }) }),
        { name: 'start' },
      )
      for (let done = false; !done; ) {
        await DBOS.sleep(pollEveryMs)
        done = (await DBOS.runStep(() => json(`/tasks/${id}`), { name: 'poll' })).done
      }
      await DBOS.runStep(
        async () => {
          const answer = await fetch(`${baseUrl}/files/${id}`)
          await writeFile(join(folder, id), new Uint8Array(await answer.arrayBuffer()))
        },
        { name: 'keep' },
      )
    },
    { name: 'task' },
  )
  await DBOS.launch()
  await DBOS.registerQueue('tasks', {
    workerConcurrency: atATime,
    minPollingIntervalMs: 200,
    onConflict: 'always_update',
  })
  return { close: () => DBOS.shutdown() }
}

const worker = await (kind === 'ours' ? startOurs() : startBare())
process.send?.('started')
process.on('message', async () => {
  process.send?.({ statements: count() })
  await worker.close()
  process.exit(0)
})
