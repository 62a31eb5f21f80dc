// The main job of Mediaplug: diagrams, pictures, videos and music from five vendors at the same time, the output of
// one being the input of the next. `npm run quickstart` uses local sandboxes; with `-- --live` it asks the vendors themselves.
import { createClient } from '@mediaplug/core'
import { describeFailure } from './quickstart/failure.js'
import { createJobs, type Job } from './quickstart/jobs.js'
import { createBoard } from './quickstart/progress.js'
import { openProviders } from './quickstart/providers.js'

const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort())

const { providers, upload, close } = await openProviders(process.argv.includes('--live'))
const client = createClient({ providers, upload })
const board = createBoard(process.stdout)

/** Does a job beside the others: shows how it ends, and gives what there is to say of it. */
async function run({ name, work }: Job): Promise<string[]> {
  const line = board.line(name)
  try {
    const paths = await work(line)
    line.show('done', 1)
    return paths.map((path) => `saved ${path}`)
  } catch (error) {
    line.show('failed')
    process.exitCode = 1
    return describeFailure(error)
  }
}

const outcomes = await Promise.all(createJobs(client, interrupt.signal).map(run))
await close()
board.end(outcomes.flat())
