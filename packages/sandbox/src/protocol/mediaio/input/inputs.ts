import type { VideoFacts } from '../../../media/video/inspect.js'
import { fetchInput } from '../../../request/input-file.js'
import type { Parameter } from '../catalogue/parameter.js'
import type { Values } from '../catalogue/schema.js'
import { type ImageInput, openImage } from './image.js'
import { openVideo } from './video.js'

/** The input files of a request, as far as they lie on this machine. */
export interface Inputs {
  readonly images: readonly ImageInput[]
  readonly video: VideoFacts | undefined
}

/**
 * Fetches and checks the files that a request names, in the order of the model's parameters.
 *
 * @throws InputError for the first that is not as it must be.
 */
export async function readInputs(
  parameters: Readonly<Record<string, Parameter>>,
  values: Values,
  closing: AbortSignal,
): Promise<Inputs> {
  const images: ImageInput[] = []
  let video: VideoFacts | undefined
  for (const [name, parameter] of Object.entries(parameters)) {
    if (!('limits' in parameter)) continue
    for (const url of [values[name] ?? []].flat()) {
      const bytes = await fetchWithin(parameter.limits.megabytes, name, url, closing)
      if (bytes === undefined) continue
      if (parameter.kind === 'video') video = openVideo(name, bytes, parameter.limits)
      else images.push(await openImage(name, bytes, parameter.limits))
    }
  }
  return { images, video }
}

function fetchWithin(megabytes: number, field: string, url: string, closing: AbortSignal) {
  const limit = `at most ${megabytes} MB`
  return fetchInput({ field, url, mostBytes: megabytes * 1_000_000, limit }, closing)
}
