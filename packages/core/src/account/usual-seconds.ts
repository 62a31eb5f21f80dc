/**
 * What tasks of a capability usually take at vendors, in seconds, where they take long: the first guess for a model
 * that says nothing. Whatever is done in some seconds has none: it is asked after regularly.
 */
export const usualSeconds: Readonly<Record<string, number>> = {
  'text-to-video': 90,
  'image-to-video': 90,
  'frames-to-video': 90,
  'extend-video': 90,
  'animate-image-with-video': 120,
  'text-to-music': 60,
  'text-to-sound-effect': 30,
  'score-video': 90,
}
