import type { FrameSize } from './landscape.js'

/** The width and the height of a frame, in any unit, as text: `16:9`. */
export type AspectRatio = `${number}:${number}`

/** No side gets longer than so many times the other. */
const mostStretch = 3

/** The pixel size of a video, for example 1280 × 720 for 720 and 16:9. Both sides are even. */
export function frameSize(shorterSide: number, aspectRatio: AspectRatio): FrameSize {
  const [across = 1, down = 1] = aspectRatio.split(':').map(Number)
  const shorter = Math.min(across, down)
  const side = (share: number) => 2 * Math.round((shorterSide * Math.min(mostStretch, share / shorter)) / 2)
  return { width: side(across), height: side(down) }
}

/** The pixel size of an image whose longer side is given, for example 1024 × 576 for 1024 and 16:9. */
export function imageSize(longerSide: number, aspectRatio: AspectRatio): FrameSize {
  const [across = 1, down = 1] = aspectRatio.split(':').map(Number)
  const longer = Math.max(across, down)
  const side = (share: number) => Math.round((longerSide * share) / longer)
  return { width: side(across), height: side(down) }
}
