import { z } from '@mediaplug/core/provider'

/**
 * The vendor's camera moves, in the order of its index, which begins at 1.
 *
 * The vendor calls both 28 and 39 "full shot". The words in parentheses are ours: they tell a wide establishing shot
 * from one that has the whole subject in the frame.
 */
const moves = [
  'orbit',
  'spin',
  'pan left',
  'pan right',
  'tilt up',
  'tilt down',
  'push in',
  'pull out',
  'static',
  'tracking',
  'others',
  'object pov',
  'super dolly in',
  'super dolly out',
  'snorricam',
  'head tracking',
  'car grip',
  'screen transition',
  'car chasing',
  'fisheye',
  'FPV drone',
  'crane over the head',
  'timelapse landscape',
  'dolly in',
  'dolly out',
  'zoom in',
  'zoom out',
  'full shot (establishing)',
  'close-up shot',
  'extreme close-up',
  'macro shot',
  "bird's-eye view",
  'rule of thirds',
  'symmetrical composition',
  'handheld',
  'FPV shot',
  'jib up',
  'jib down',
  'full shot (subject)',
  'time lapse shot',
  'aerial shot',
  'low angle shot',
  'eye-level shot',
  'diagonal composition',
  'over shoulder shot',
  'crane down',
] as const

/** A camera move by its name. */
export type CameraMove = (typeof moves)[number]

/** A camera move by name or by the vendor's index, 1 to 46. What it gives is the index. */
export const cameraMove = z
  .union([z.enum(moves), z.int().min(1).max(moves.length)])
  .transform((move) => (typeof move === 'number' ? move : moves.indexOf(move) + 1))
