import type { VideoFacts } from '../../../media/video/inspect.js'
import type { Parameter } from '../catalogue/parameter.js'
import type { Values } from '../catalogue/schema.js'
import { type ImageInput, readImage } from './image.js'
import { readVideo } from './video.js'

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
  const images: (ImageInput | undefined)[] = []
  let video: VideoFacts | undefined
  for (const [name, parameter] of Object.entries(parameters)) {
    for (const url of [values[name] ?? []].flat()) {
      const input = { parameter: name, url }
      if (parameter.kind === 'video') video = await readVideo(input, parameter.limits, closing)
      if (parameter.kind === 'image' || parameter.kind === 'images') {
        images.push(await readImage(input, parameter.limits, closing))
      }
    }
  }
  return { images: images.filter((image) => image !== undefined), video }
}
