import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inputDrawings, inputs } from './folders.js'
import type { Studio } from './open-studio.js'
import { rasterize } from './raster.js'

/** Those in which each pixel counts. */
const lossless: ReadonlySet<string> = new Set(['mask', 'sketch'])

/** Makes the pictures of examples, of the drawings of the sources. */
export async function preparePictures(): Promise<void> {
  await mkdir(inputs, { recursive: true })
  for (const file of await readdir(inputDrawings)) {
    const name = file.replace(/\.svg$/, '')
    await rasterize(join(inputDrawings, file), join(inputs, `${name}.${lossless.has(name) ? 'png' : 'jpg'}`))
  }
}

/** Makes the video of examples, unless it is there: the sandbox brings the kite into motion. */
export async function prepareClip({ client, addressOf }: Studio): Promise<void> {
  const place = join(inputs, 'clip.mp4')
  if (existsSync(place)) return
  const request = { prompt: 'the kite rises', image: addressOf('kite.jpg'), resolution: '720p', duration: 5 }
  const { assets } = await client.generate('image-to-video', request)
  await assets[0]?.save(place)
}
