/** The resolutions of Tomoviee's videos. */
export const resolutions = ['720p', '1080p'] as const

/** A resolution of Tomoviee's videos. */
export type Resolution = (typeof resolutions)[number]

/** The shorter side of a video, in pixels. */
export const shorterSides: Readonly<Record<Resolution, number>> = { '720p': 720, '1080p': 1080 }

/** The aspect ratios of Tomoviee's videos. */
export const aspectRatios = ['16:9', '9:16', '4:3', '3:4', '1:1'] as const

/** The aspect ratios of videos that are made from an image: `original` is that of the image. */
export const aspectRatiosOfImages = [...aspectRatios, 'original'] as const
