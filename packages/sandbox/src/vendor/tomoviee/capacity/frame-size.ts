/** The resolutions of Tomoviee's videos, by their shorter side. */
export const resolutions = ['720p', '1080p'] as const

/** A resolution of Tomoviee's videos. */
export type Resolution = (typeof resolutions)[number]

/** The aspect ratios of Tomoviee's videos. */
export const aspectRatios = ['16:9', '9:16', '4:3', '3:4', '1:1'] as const

/** The aspect ratios of videos that are made from an image: `original` is that of the image. */
export const aspectRatiosOfImages = [...aspectRatios, 'original'] as const

/** The width and the height of a frame, in any unit, as text: `16:9`. */
export type AspectRatio = `${number}:${number}`

const shorterSides: Readonly<Record<Resolution, number>> = { '720p': 720, '1080p': 1080 }
/** No side gets longer than so many times the other. */
const mostStretch = 3

/** The pixel size of a video, for example 1280 × 720 for 720p and 16:9. Both sides are even. */
export function frameSize(
  resolution: Resolution,
  aspectRatio: AspectRatio,
): { width: number; height: number } {
  const [across = 1, down = 1] = aspectRatio.split(':').map(Number)
  const shorter = Math.min(across, down)
  const side = (share: number) =>
    2 * Math.round((shorterSides[resolution] * Math.min(mostStretch, share / shorter)) / 2)
  return { width: side(across), height: side(down) }
}
