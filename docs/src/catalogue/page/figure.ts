import type { AssetKind } from '@mediaplug/core'
import type { Drawing, DrawnFile } from '../drawing/drawing.js'
import type { CatalogueModel } from '../registry/catalogue-model.js'

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** What somebody hears who does not see it. */
const altOf = ({ kind }: DrawnFile, asked: string): string => `${kind} of the local sandbox for: ${asked}`

function figure(file: DrawnFile, asked: string): string {
  const { path, width, height, poster, mediaType } = file
  const label = attribute(altOf(file, asked))
  const size = width && height ? ` width="${width}" height="${height}"` : ''
  if (mediaType.startsWith('video/')) {
    return `<video controls preload="none" playsinline src="${path}"${poster ? ` poster="${poster}"` : ''}${size} aria-label="${label}"></video>`
  }
  if (mediaType.startsWith('audio/')) {
    // The site puts its base path before the address of a source, and not before that of a sound.
    return `<audio controls preload="none" aria-label="${label}"><source src="${path}" type="${mediaType}"></audio>`
  }
  return `<img src="${path}" alt="${label}"${size} loading="lazy">`
}

/** How a drawing is less than what is asked for: the site is to be small. */
const modesty: Readonly<Record<AssetKind, string>> = {
  image: ', and shown small',
  mask: ', and shown small',
  vector: '',
  video: ', small and short',
  audio: ', and short',
}

/** What the sandbox drew, with a line that says so. */
export function figures(
  model: CatalogueModel,
  drawing: Drawing | undefined,
  asked: string,
): readonly string[] {
  if (!drawing || drawing.files.length === 0) return []
  const shown = drawing.files.filter(
    ({ kind }) => kind !== 'vector' || drawing.files.every((file) => file.kind === 'vector'),
  )
  return [
    `<div class="drawn">\n\n${shown.map((file) => figure(file, asked)).join('\n')}\n\n</div>`,
    `*Made by the local sandbox for the first example below${[...new Set(shown.map(({ kind }) => modesty[kind]))].join('')}: an illustration, no work of ${model.vendor.title}.*`,
  ]
}
