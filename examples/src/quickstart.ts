// The main job of Mediaplug: a diagram from one vendor and a video from another, at the same time.
// `npm run quickstart` uses local sandboxes; `npm run quickstart -- --live` uses the vendors themselves.
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createClient, MediaplugError } from '@mediaplug/core'
import { createBoard } from './quickstart/progress.js'
import { openProviders } from './quickstart/providers.js'

const folder = resolve('output')
const live = process.argv.includes('--live')
const { providers, close } = await openProviders(live)
const client = createClient({ providers })
const board = createBoard(process.stdout)

async function drawFlowchart(): Promise<string[]> {
  const line = board.line('edrawmax/flowchart')
  line.show('drawing')
  const { assets, source } = await client.generate('edrawmax/flowchart', {
    prompt: 'Sign up -> verify the email -> is the code right? -> set a password -> welcome',
    language: 'en',
  })
  const pictures = await Promise.all(assets.map((asset) => asset.save(join(folder, 'flowchart'))))
  const code = join(folder, 'flowchart.mmd')
  await writeFile(code, source.code)
  line.show('done')
  return [...pictures.map(({ path }) => path), code]
}

async function makeVideo(): Promise<string[]> {
  const line = board.line('tomoviee/text-to-video')
  line.show('submitting')
  const { assets } = await client.generate(
    'tomoviee/text-to-video',
    { prompt: 'A red kite over the sea at sunrise, slow motion', cameraMove: 'push in' },
    {
      onStatus: ({ state, ...status }) =>
        line.show(state, 'progress' in status ? status.progress : undefined),
    },
  )
  const { path } = await assets[0].save(join(folder, 'kite'))
  line.show('done', 1)
  return [path]
}

const outcomes = await Promise.allSettled([drawFlowchart(), makeVideo()])
await close()
board.end()

for (const outcome of outcomes) {
  if (outcome.status === 'fulfilled') {
    for (const path of outcome.value) console.log(`saved ${path}`)
  } else {
    const { reason } = outcome
    console.error(MediaplugError.is(reason) ? `${reason.code}: ${reason.message}` : reason)
    process.exitCode = 1
  }
}
