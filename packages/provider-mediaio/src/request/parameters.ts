import type { Resolved } from '@mediaplug/core/provider'
import type { Entry } from '../catalogue/entry.js'
import { choicesOf } from './choice.js'
import type { CheckedRequest } from './input.js'

/** Puts a request into the vendor's names and texts. Fields that are undefined are not sent. */
export function parametersOf(
  entry: Entry,
  { prompt, image, images, video, ...chosen }: Resolved<CheckedRequest>,
): object {
  const texts = choicesOf(entry).map(({ field, vendorName, vendorText }): [string, string] => [
    vendorName,
    vendorText(chosen[field]),
  ])
  const pictures = entry.images ? { images: images ?? [image] } : { image }
  return { prompt, ...pictures, video, ...Object.fromEntries(texts) }
}
