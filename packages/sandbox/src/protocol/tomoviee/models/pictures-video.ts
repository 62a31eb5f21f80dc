import type { FileSource } from '../../../file/store.js'
import type { AspectRatio } from '../../../media/frame-size.js'
import type { Picture } from '../../../media/picture.js'
import { picturesOrLandscape } from '../../../media/video/backdrop.js'
import { type VideoInput, videoFile } from './video-fields.js'

/**
 * A video that shows its input images: those that could be read, or else a landscape. An image that was not
 * read counts as 16:9.
 */
export function picturesVideo(
  input: Omit<VideoInput, 'aspect_ratio'> & { readonly aspect_ratio: AspectRatio | 'original' },
  pictures: readonly (Picture | undefined)[],
  closing: AbortSignal,
): FileSource {
  const read = pictures.filter((picture) => picture !== undefined)
  const { width, height } = read[0] ?? { width: 16, height: 9 }
  const aspectRatio = input.aspect_ratio === 'original' ? (`${width}:${height}` as const) : input.aspect_ratio
  return videoFile(
    { ...input, aspect_ratio: aspectRatio },
    picturesOrLandscape(
      read.map(({ bytes }) => bytes),
      input.prompt,
    ),
    closing,
  )
}
