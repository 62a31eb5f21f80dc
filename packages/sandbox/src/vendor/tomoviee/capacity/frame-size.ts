/** The resolutions of Tomoviee's videos, by their shorter side. */
export const resolutions = ['720p', '1080p'] as const

/** The aspect ratios of Tomoviee's videos. */
export const aspectRatios = ['16:9', '9:16', '4:3', '3:4', '1:1'] as const

const shorterSides = { '720p': 720, '1080p': 1080 }

/** The pixel size of a video, for example 1280 × 720 for 720p and 16:9. */
export function frameSize(
  resolution: (typeof resolutions)[number],
  aspectRatio: (typeof aspectRatios)[number],
): { width: number; height: number } {
  const [across = 1, down = 1] = aspectRatio.split(':').map(Number)
  const unit = shorterSides[resolution] / Math.min(across, down)
  return { width: unit * across, height: unit * down }
}
