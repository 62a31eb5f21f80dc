import type { Resolved } from '@mediaplug/core/provider'
import type { Entry } from '../catalogue/entry.js'
import { choicesOf } from './choice.js'
import type { CheckedRequest } from './input.js'

/** A request in the vendor's names and texts. What is undefined is not sent. */
export function parametersOf(
  entry: Entry,
  { prompt, image, images, video, ...chosen }: Resolved<CheckedRequest>,
): object {
  const texts = choicesOf(entry).map(({ field, wire, text }): [string, string] => [wire, text(chosen[field])])
  const pictures = entry.images ? { images: images ?? [image] } : { image }
  return { prompt, ...pictures, video, ...Object.fromEntries(texts) }
}
