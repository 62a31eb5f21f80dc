import { type Picture, readPicture } from '../../media/picture.js'
import { fetchInput, InputError } from '../../request/input-file.js'
import type { Problem } from './answer.js'
import type { Bucket } from './object/bucket.js'

/** The image that a request starts from; no picture, when it lies on another machine. */
export interface Source {
  readonly picture: Picture | undefined
}

const mostBytes = 32 * 1024 * 1024

/** Opens the object of the bucket, or the file at the URL, that `ImageUri` names; or says why not. */
export async function openSource(
  uri: string,
  bucket: Bucket,
  closing: AbortSignal,
): Promise<Source | Problem> {
  const bytes = /^https?:\/\//.test(uri)
    ? await fetched(uri, closing)
    : ((await bucket.get(uri))?.bytes ?? { code: 'NoSuchKey', message: `There is no object ${uri}.` })
  if (bytes === 'elsewhere') return { picture: undefined }
  if ('code' in bytes) return bytes
  const picture = await readPicture(bytes)
  return picture === undefined ? unusable('ImageUri: is not an image that opens') : { picture }
}

async function fetched(url: string, closing: AbortSignal): Promise<Uint8Array | 'elsewhere' | Problem> {
  try {
    const file = { field: 'ImageUri', url, mostBytes, limit: 'at most 32 MB' }
    return (await fetchInput(file, closing)) ?? 'elsewhere'
  } catch (cause) {
    if (cause instanceof InputError) return unusable(cause.message)
    throw cause
  }
}

function unusable(message: string): Problem {
  return { code: 'InvalidArgument', message }
}
