import type { Resolved } from '@mediaplug/core/provider'
import type { Entry } from '../catalogue/entry.js'
import { choicesOf } from './choice.js'
import type { CheckedRequest } from './input.js'

type Sent = readonly [vendorName: string, value: unknown]

function filesOf(entry: Entry, { image, images, video }: Resolved<CheckedRequest>): readonly Sent[] {
  if (entry.images) return [['images', images ?? [image]]]
  return [
    [entry.image?.vendorName ?? 'image', image],
    ['video', video],
  ]
}

/** Puts a request into the vendor's names and texts. Fields that are undefined are not sent. */
export function parametersOf(entry: Entry, request: Resolved<CheckedRequest>): object {
  const choices = choicesOf(entry).map(({ field, vendorName, vendorText }): Sent => {
    const value = request[field]
    return [vendorName, value === undefined ? undefined : vendorText(value)]
  })
  const own = Object.keys(entry.parameters ?? {}).map((name): Sent => [name, request[name]])
  return Object.fromEntries([['prompt', request.prompt], ...filesOf(entry, request), ...choices, ...own])
}
