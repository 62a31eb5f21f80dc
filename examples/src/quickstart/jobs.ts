import { join, resolve } from 'node:path'
import type { Client, Savable, Status } from '@mediaplug/core'
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

  /** Saves all files of a result; those of an earlier run are replaced. */
  const save = async (result: Savable, name: string): Promise<string[]> =>
    (await result.save(join(folder, name), { signal, overwrite: true })).map(({ path }) => path)

  return [
    {
      name: 'edrawmax/flowchart',
      async work(line) {
        line.show('drawing')
        return save(await flowchart, 'flowchart')
      },
    },
    {
      name: 'mediaio/t2i-imagen-4',
      async work(line) {
        line.show('drawing')
        return save(await poster, 'poster')
      },
    },
    {
      name: 'tencent/image-to-image',
      async work(line) {
        line.show('waiting')
        return save(await watercolor, 'watercolor')
      },
    },
    {
      // The watercolor is bytes and has no URL; this vendor takes a URL: the client's upload makes one.
      name: 'mediaio/i2v-kling-v3-0',
      async work(line) {
        line.show('waiting')
        const { assets: paintings } = await watercolor
        const result = await client.generate(
          'mediaio/i2v-kling-v3-0',
          { prompt: 'The kite rises and turns in the wind', image: paintings[0], duration: 5, audio: false },
          following(line),
        )
        return save(result, 'rising')
      },
    },
    {
      name: 'volc-tos/image-to-image',
      async work(line) {
        line.show('waiting')
        const { assets: posters } = await poster
        line.show('drawing')
        const result = await client.generate(
          'volc-tos/image-to-image',
          { prompt: 'The same scene at night', image: posters[0] },
          { signal },
        )
        return save(result, 'night')
      },
    },
    {
      name: 'tomoviee/text-to-video',
      async work(line) {
        line.show('submitting')
        const result = await client.generate(
          'tomoviee/text-to-video',
          { prompt: 'A red kite over the sea at sunrise, slow motion', cameraMove: 'push in' },
          following(line),
        )
        return save(result, 'kite')
      },
    },
    {
      name: 'tomoviee/text-to-music',
      async work(line) {
        line.show('submitting')
        const result = await client.generate(
          'tomoviee/text-to-music',
          { prompt: 'Calm piano with the sound of waves', duration: 10 },
          following(line),
        )
        return save(result, 'waves')
      },
    },
    {
      name: 'tomoviee/image-to-image',
      async work(line) {
        line.show('waiting')
        const { assets: drawings } = await flowchart
        const result = await client.generate(
          'tomoviee/image-to-image',
          { prompt: 'The same steps as a hand-painted map', image: drawings[0], controlType: 'edge' },
          following(line),
        )
        return save(result, 'map')
      },
    },
  ]
}
