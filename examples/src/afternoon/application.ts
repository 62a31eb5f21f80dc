// An application as its author wrote it. It draws a picture, then takes up what processes that have ended left behind,
// and knows nothing of the network that it is started in.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createClient, folderJournal, type TaskHandle } from '@mediaplug/core'
import { mediaio } from '@mediaplug/provider-mediaio'
import { attempt, tell } from './attempt.js'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    journal: { type: 'string', default: '' },
    pictures: { type: 'string', default: '' },
    draw: { type: 'string' },
    trust: { type: 'string', multiple: true, default: [] },
  },
})

const provider = mediaio({ baseUrl: values.url, downloadHosts: ['files.acme.example'] })
const journal = folderJournal(values.journal)
const client = createClient({
  providers: [provider],
  journal,
  settling: 'by-caller',
  pacing: () => 200,
  connections: { trustedNetworks: values.trust },
})

/** Waits for a picture and saves it. Only then is it forgotten. */
async function take(handle: TaskHandle, name: string) {
  const result = await client.resume(handle).result()
  const files = await result.save(join(values.pictures, name), { overwrite: true })
  await client.settle(handle)
  return files
}

const { draw } = values
if (draw !== undefined) {
  await attempt(`draws '${draw}'`, async () => {
    const input = { prompt: 'A red kite over the sea', aspectRatio: '4:3' } as const
    const task = await client.submit('mediaio/t2i-imagen-4', input, { label: draw })
    tell('accepted')
    return take(task.handle, draw)
  })
}
for await (const submission of client.recover()) {
  const { state, label = '' } = submission
  // What it has just told of itself is told once.
  if (state !== 'accepted' || label === draw) continue
  await attempt(`recovers '${label}'`, () => take(submission.handle, label))
}
await journal.close()
