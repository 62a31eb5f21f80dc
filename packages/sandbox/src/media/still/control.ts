/** What of a reference image a result keeps to, or what of an image a mask shows. */
export const controls = ['edge', 'pose', 'subject', 'depth'] as const

/** One of them. */
export type Control = (typeof controls)[number]
