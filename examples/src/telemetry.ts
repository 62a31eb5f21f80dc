// What OpenTelemetry tells of a run: twenty videos of a local vendor that takes eight at a time. It prints the trace of
// one of them, and the histograms of all. A service gives the same to its own exporters.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, standardPacing } from '@mediaplug/core'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { createSandbox } from '@mediaplug/sandbox'
import { startTelemetry } from '@mediaplug/telemetry'
import { drawHistogram } from './telemetry/histogram.js'
import { openMemory } from './telemetry/memory.js'
import { drawTrace } from './telemetry/trace.js'

const [videos = '20', longest = '9'] = process.argv.slice(2)
const memory = openMemory()
const stop = startTelemetry()

const sandbox = await createSandbox({
  vendors: ['tomoviee'],
  taskSeconds: [1, Number(longest)],
  framesPerSecond: 1,
})
const provider = tomoviee({
  ...sandbox.credentials.tomoviee,
  baseUrl: sandbox.baseUrls.tomoviee,
  limits: { concurrentTasks: 8 },
})
// Nothing is known of how long the sandbox's tasks take: the bound alone sets the pace.
const client = createClient({
  providers: [provider],
  pacing: (state) => standardPacing({ ...state, duration: undefined }),
})
const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))

await Promise.all(
  Array.from({ length: Number(videos) }, (_, number) =>
    memory.under(`order ${number + 1}`, async () => {
      const video = await client.generate('tomoviee/text-to-video', { prompt: 'a red kite', duration: 5 })
      await video.save(join(folder, `${number + 1}`))
    }),
  ),
)

stop()
await sandbox.close()
await rm(folder, { recursive: true })
const { spans, histograms } = await memory.all()
console.log(drawTrace(spans, `order ${videos}`))
for (const histogram of histograms) console.log(`\n${drawHistogram(histogram)}`)
