import { typeOfExtension } from './file-type.js'
import type { MediaType } from './media-type.js'

/** Other ways to write an ending. */
const others: Readonly<Record<string, MediaType>> = {
  jpeg: 'image/jpeg',
  tiff: 'image/tiff',
  m4v: 'video/mp4',
  aiff: 'audio/aiff',
  oga: 'audio/ogg',
}

/**
 * What a file is by the ending of its name, or of a URL's path; `undefined` where the ending tells nothing. Only the
 * bytes are sure: it is for results in which a vendor lists files of several kinds and does not say which is which.
 *
 * @param name - A name, or an absolute URL, whose query does not count.
 * @example The videos among the links of an answer
 * ```ts
 * const videosOf = (links: readonly string[]) =>
 *   links.filter((link) => mediaTypeOfName(link)?.startsWith('video/'))
 * ```
 */
export function mediaTypeOfName(name: string): MediaType | undefined {
  const path = URL.canParse(name) ? new URL(name).pathname : name
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return typeOfExtension(ending) ?? (Object.hasOwn(others, ending) ? others[ending] : undefined)
}
