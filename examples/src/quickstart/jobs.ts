import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Asset, Client, Status } from '@mediaplug/core'
import type { Line } from './progress.js'
import type { QuickstartProvider } from './providers.js'

const folder = resolve('output')

/** Something to generate and save. */
export interface Job {
  /** The model that does it. */
  readonly name: string
  /** Does it, shows how far it is, and gives the paths of what was saved. */
  work(line: Line): Promise<string[]>
}

/** What the quickstart generates: two drawings to begin with, and what other vendors make of them. */
export function createJobs(client: Client<QuickstartProvider>, signal: AbortSignal): Job[] {
  const flowchart = client.generate(
    'edrawmax/flowchart',
    {
      prompt: 'Sign up -> verify the email -> is the code right? -> set a password -> welcome',
      language: 'en',
    },
    { signal },
  )
  const poster = client.generate(
    'mediaio/t2i-imagen-4',
    { prompt: 'A red kite over the sea, as a poster', aspectRatio: '3:4' },
    { signal },
  )
  const watercolor = poster.then(({ assets: [image] }) =>
    client.generate(
      'tencent/image-to-image',
      { image, prompt: 'A red kite', styles: ['watercolor'] },
      { signal },
    ),
  )

  /** Waits for the result, and tells of the progress. */
  const following = (line: Line) => ({
    signal,
    onStatus: (status: Status<unknown>) =>
      line.show(status.state, 'progress' in status ? status.progress : undefined),
  })

  const save = async (asset: Asset, name: string): Promise<string> =>
    (await asset.save(join(folder, name), { signal })).path

  return [
    {
      name: 'edrawmax/flowchart',
      async work(line) {
        line.show('drawing')
        const { assets, source } = await flowchart
        const pictures = await Promise.all(assets.map((asset) => save(asset, 'flowchart')))
        const code = join(folder, 'flowchart.mmd')
        await writeFile(code, source.code)
        return [...pictures, code]
      },
    },
    {
      name: 'mediaio/t2i-imagen-4',
      async work(line) {
        line.show('drawing')
        const { assets } = await poster
        return [await save(assets[0], 'poster')]
      },
    },
    {
      name: 'tencent/image-to-image',
      async work(line) {
        line.show('waiting')
        const { assets } = await watercolor
        return [await save(assets[0], 'watercolor')]
      },
    },
    {
      // The watercolor is bytes and has no URL; this vendor takes a URL: the client's upload makes one.
      name: 'mediaio/i2v-kling-v3-0',
      async work(line) {
        line.show('waiting')
        const { assets: paintings } = await watercolor
        const { assets } = await client.generate(
          'mediaio/i2v-kling-v3-0',
          { prompt: 'The kite rises and turns in the wind', image: paintings[0], duration: 5, audio: false },
          following(line),
        )
        return [await save(assets[0], 'rising')]
      },
    },
    {
      name: 'volc-tos/image-to-image',
      async work(line) {
        line.show('waiting')
        const { assets: posters } = await poster
        line.show('drawing')
        const { assets } = await client.generate(
          'volc-tos/image-to-image',
          { prompt: 'The same scene at night', image: posters[0] },
          { signal },
        )
        return [await save(assets[0], 'night')]
      },
    },
    {
      name: 'tomoviee/text-to-video',
      async work(line) {
        line.show('submitting')
        const { assets } = await client.generate(
          'tomoviee/text-to-video',
          { prompt: 'A red kite over the sea at sunrise, slow motion', cameraMove: 'push in' },
          following(line),
        )
        return [await save(assets[0], 'kite')]
      },
    },
    {
      name: 'tomoviee/text-to-music',
      async work(line) {
        line.show('submitting')
        const { assets } = await client.generate(
          'tomoviee/text-to-music',
          { prompt: 'Calm piano with the sound of waves', duration: 10 },
          following(line),
        )
        return [await save(assets[0], 'waves')]
      },
    },
    {
      name: 'tomoviee/image-to-image',
      async work(line) {
        line.show('waiting')
        const { assets: drawings } = await flowchart
        const { assets } = await client.generate(
          'tomoviee/image-to-image',
          { prompt: 'The same steps as a hand-painted map', image: drawings[0], controlType: 'edge' },
          following(line),
        )
        return [await save(assets[0], 'map')]
      },
    },
  ]
}
