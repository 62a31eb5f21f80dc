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

const indexes: ReadonlyMap<string, number> = new Map(
  moves.map((name, place) => [name.toLowerCase(), place + 1] as const),
)

/** The vendor's index of a move by its name, in any case, or by the index itself; `undefined` for what is no move. */
function moveIndex(move: unknown): number | undefined {
  if (typeof move === 'string') return indexes.get(move.toLowerCase())
  return Number.isInteger(move) && Number(move) >= 1 && Number(move) <= moves.length
    ? Number(move)
    : undefined
}

const ambiguous = `must be 'full shot (establishing)', the vendor's 28, or 'full shot (subject)', its 39: it calls both 'full shot'`

/** What is wrong with a move that is none, with the names that have what was written in them. */
function objectionTo(move: unknown): string {
  const words = String(move).toLowerCase()
  if (words === 'full shot') return ambiguous
  const alike = words === '' ? [] : moves.filter((name) => name.toLowerCase().includes(words))
  const [first, ...others] = alike.length > 0 ? alike : moves
  const names = [first, ...others.slice(0, 2)].map((name) => `'${name}'`)
  return `must be the name of a camera move, such as ${names.join(' or ')}, or the vendor's index, 1 to ${moves.length}`
}

/** A camera move by name, in any case, or by the vendor's index, 1 to 46. What it gives is the index. */
export const cameraMove = z
  .custom<CameraMove | number>((move) => moveIndex(move) !== undefined, {
    error: ({ input }) => objectionTo(input),
  })
  .meta({
    anyOf: [
      { type: 'string', enum: [...moves] },
      { type: 'integer', minimum: 1, maximum: moves.length },
    ],
  })
  .transform(moveIndex)
