import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { AssetKind } from '@mediaplug/core'
import type { ExampleFile, ExampleInput } from '../example/example-file.js'
import { fieldsWithFilesAs, filesIn } from '../example/example-file.js'
import type { CatalogueModel } from '../registry/catalogue-model.js'
import type { Drawing, DrawnFile } from './drawing.js'
import { inputs, media } from './folders.js'
import type { Studio } from './open-studio.js'
import { redraw, type Size } from './raster.js'

/** How long a drawing may take, in ms. */
const timeoutMs = 60_000

/** The longest side of a picture on a page, in pixels, and of one that a video waits behind. */
const longest = { picture: 960, poster: 640 }

/** What a video has for a picture while it does not play: what it begins as, else a still of the same words. */
async function posterFor(
  { client }: Studio,
  model: CatalogueModel,
  input: ExampleInput,
  place: string,
): Promise<Size> {
  const image = filesIn(input).find(({ name }) => !name.endsWith('.mp4'))
  if (image) return redraw(await readFile(join(inputs, image.name)), place, 'webp', longest.poster)
  const prompt = typeof input.prompt === 'string' ? input.prompt : model.description.title
  const { assets } = await client.generate('text-to-image', { prompt, aspectRatio: '16:9' }, { timeoutMs })
  const [still] = assets
  if (!still) throw new Error(`There is no still for the video of ${model.id}.`)
  return redraw(Buffer.from(await still.bytes()), place, 'webp', longest.poster)
}

/** A smaller and shorter request for the same, where the model has one: the site is to be small. */
function modest(model: CatalogueModel, input: ExampleInput): ExampleInput {
  const { properties = {} } = model.description.jsonSchema
  const { resolution, duration } = properties
  const [size] = resolution?.enum ?? []
  const isVideo = model.description.kinds.includes('video')
  const lengths = (duration?.enum ?? []).filter((value) => typeof value === 'number')
  return {
    ...input,
    ...(isVideo && typeof size === 'string' && { resolution: size }),
    ...(isVideo && lengths.length > 0 && { duration: Math.min(...lengths) }),
    ...(typeof duration?.minimum === 'number' && { duration: Math.max(8, duration.minimum) }),
  }
}

async function keep(
  saved: { readonly path: string },
  { kind, mediaType }: { readonly kind: AssetKind; readonly mediaType: string },
  place: string,
): Promise<DrawnFile> {
  const isPicture = mediaType.startsWith('image/') && mediaType !== 'image/svg+xml'
  const name = `${place}${isPicture ? '.webp' : extname(saved.path)}`
  const path = `/media/${name}`
  if (!isPicture) {
    await copyFile(saved.path, join(media, name))
    return { kind, mediaType, path }
  }
  return {
    kind,
    mediaType,
    path,
    ...(await redraw(await readFile(saved.path), join(media, name), 'webp', longest.picture)),
  }
}

/**
 * A file of an example as the sandbox is given it. It never calls an address elsewhere, and then checks nothing: vendors
 * want videos of more frames a second than it makes.
 */
function givenFile({ addressOf }: Studio, file: ExampleFile): string | { readonly path: string } {
  if (!file.isUrl) return { path: join(inputs, file.name) }
  return file.name.endsWith('.mp4') ? file.text : addressOf(file.name)
}

/**
 * Has the sandbox make a model's example, and puts it where the site has it.
 *
 * @param folder - Where files lie until they are made smaller.
 * @throws MediaplugError where it cannot be made, or is not made in time.
 */
export async function draw(
  studio: Studio,
  model: CatalogueModel,
  example: ExampleInput,
  folder: string,
): Promise<Drawing> {
  const input = modest(model, example)
  const given = fieldsWithFilesAs(input, (file) => givenFile(studio, file))
  const output = await studio.client.generate(model.id, given, { timeoutMs })
  await mkdir(join(media, model.vendor.id), { recursive: true })
  const files: DrawnFile[] = []
  for (const [index, asset] of output.assets.entries()) {
    const place = `${model.id}-${index + 1}`
    const saved = await asset.save(join(folder, place.replaceAll('/', '-')))
    const file = await keep(saved, asset, place)
    if (!file.mediaType.startsWith('video/')) {
      files.push(file)
      continue
    }
    const poster = `${place}.webp`
    await posterFor(studio, model, input, join(media, poster))
    files.push({ ...file, poster: `/media/${poster}` })
  }
  return { files }
}
