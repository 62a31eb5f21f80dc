import type { FileBytes, FileRules } from './file.js'
import { readImageSize } from './image/image-size.js'
import { detectFileType } from './type/file-type.js'
import { readVideoFacts } from './video-facts.js'

type Limits = readonly [number, number]

/** The facts that limits speak of, as far as a file of its kind has them. */
interface Facts {
  readonly width: number
  readonly height: number
  readonly seconds?: number
  readonly framesPerSecond?: number
}

const within = (value: number, [least, most]: Limits): boolean => value >= least && value <= most

/** A limit that a whole number of frames or a rounded header may miss by a hair. */
const nearly = ([least, most]: Limits): Limits => [least * 0.99, most * 1.01]

const figure = (value: number): string => String(Math.round(value * 100) / 100)

/** What is wrong with a file's dimensions, if something is. */
function objection(
  { width, height, seconds, framesPerSecond }: Facts,
  { sides, aspectRatio, shorterSide, ...limits }: FileRules,
): string | undefined {
  const shorter = Math.min(width, height)
  if (shorterSide && !within(shorter, shorterSide)) {
    const allowed = [...new Set(shorterSide)].join(' to ')
    return `it is ${width} x ${height} pixels, allowed is a shorter side of ${allowed}`
  }
  if (sides && !(within(width, sides) && within(height, sides))) {
    return `it is ${width} x ${height} pixels, allowed are sides of ${sides.join(' to ')}`
  }
  if (aspectRatio && !within(width / height, aspectRatio)) {
    const [least, most] = aspectRatio.map((ratio) => ratio.toFixed(2))
    return `it is ${width} x ${height} pixels, allowed is a width of ${least} to ${most} times the height`
  }
  if (limits.seconds && seconds !== undefined && !within(seconds, nearly(limits.seconds))) {
    return `it lasts ${figure(seconds)} s, allowed are ${limits.seconds.join(' to ')}`
  }
  const rate = limits.framesPerSecond
  if (rate && framesPerSecond !== undefined && !within(framesPerSecond, nearly(rate))) {
    return `it has ${figure(framesPerSecond)} frames a second, allowed are ${rate.join(' to ')}`
  }
  return undefined
}

function checkDimensions(bytes: Uint8Array, mediaType: string | undefined, rules: FileRules): void {
  const { sides, aspectRatio, shorterSide, seconds, framesPerSecond } = rules
  if (!sides && !aspectRatio && !shorterSide && !seconds && !framesPerSecond) return
  const facts = mediaType?.startsWith('video/') ? readVideoFacts(bytes) : readImageSize(bytes)
  if (!facts && (sides || aspectRatio)) {
    throw new TypeError(
      'its width and height cannot be read, and the vendor has limits of them: it is damaged, or no more than the beginning of a file',
    )
  }
  // What a file does not tell of its times and its size class is left to the vendor: one written in fragments tells nothing.
  if (!facts) return
  const wrong = objection(facts, rules)
  if (wrong !== undefined) throw new RangeError(wrong)
}

/**
 * Checks a file against what a model accepts, and tells what it is.
 *
 * @throws TypeError or RangeError that says what it is and what is allowed.
 */
export function checkFile(bytes: Uint8Array, rules: FileRules): FileBytes {
  const { mediaTypes, maxBytes } = rules
  if (bytes.byteLength === 0) throw new RangeError('it is empty')
  if (maxBytes !== undefined && bytes.byteLength > maxBytes) {
    throw new RangeError(`it has ${bytes.byteLength} bytes, allowed are ${maxBytes}`)
  }
  const mediaType = detectFileType(bytes)?.mediaType
  if (mediaTypes !== undefined && !mediaTypes.some((allowed) => allowed === mediaType)) {
    throw new TypeError(`it is ${mediaType ?? 'of an unknown type'}, allowed are ${mediaTypes.join(', ')}`)
  }
  checkDimensions(bytes, mediaType, rules)
  return { bytes, mediaType: mediaType ?? 'application/octet-stream' }
}
