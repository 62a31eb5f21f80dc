import { type Picture, type PictureFormat, readPicture } from '../../media/picture.js'
import { inspectVideo, type VideoFacts } from '../../media/video/inspect.js'
import { fetchInput, InputError } from '../../request/input-file.js'

/** What a capacity asks of an image. */
export interface ImageLimits {
  readonly formats: readonly PictureFormat[]
  /** Both sides must lie between these, themselves excluded; in pixels. */
  readonly sides?: { readonly above: number; readonly below: number }
  /** The longer side must be shorter than so many times the shorter one. */
  readonly ratioBelow?: number
}

/** What a capacity asks of a video. */
export interface VideoLimits {
  readonly megabytes: number
  /** The least and the greatest duration, in seconds. */
  readonly seconds?: readonly [least: number, most: number]
  /** What the shorter side must measure, in pixels. */
  readonly shorterSide?: number | readonly [least: number, most: number]
  /** The least and the most frames a second. */
  readonly framesPerSecond?: readonly [least: number, most: number]
  /** Whether it may be in any container that the vendor names. What is in others than MP4 and MOV is not looked at. */
  readonly anyContainer?: true
}

const imageMegabytes = 200

/** The limits that most capacities have. */
export const anyImage: ImageLimits = { formats: ['jpeg', 'png', 'webp'] }

/**
 * Fetches an image and checks it; `undefined` when it does not lie on this machine.
 *
 * @throws InputError when it is not as it must be.
 */
export async function readImage(
  field: string,
  url: string,
  limits: ImageLimits,
  closing: AbortSignal,
): Promise<Picture | undefined> {
  const bytes = await fetchBelow(imageMegabytes, field, url, closing)
  if (bytes === undefined) return undefined
  const picture = await readPicture(bytes)
  const problem = picture === undefined ? 'is not an image that opens' : imageProblem(picture, limits)
  if (picture !== undefined && problem === undefined) return picture
  throw new InputError('unusable', field, problem ?? '')
}

/**
 * Fetches an MP4 video and checks it; `undefined` when it does not lie on this machine.
 *
 * @throws InputError when it is not as it must be.
 */
export async function readVideo(
  field: string,
  url: string,
  limits: VideoLimits,
  closing: AbortSignal,
): Promise<VideoFacts | undefined> {
  const bytes = await fetchBelow(limits.megabytes, field, url, closing)
  if (bytes === undefined) return undefined
  const facts = inspectVideo(bytes)
  if (limits.anyContainer && facts === undefined && isOtherVideo(bytes)) return undefined
  const isAllowed = facts?.container === 'mp4' || (limits.anyContainer && facts !== undefined)
  const problem = facts && isAllowed ? videoProblem(facts, limits) : 'is not an MP4 video'
  if (facts !== undefined && problem === undefined) return facts
  throw new InputError('unusable', field, problem ?? '')
}

/** A file that must be smaller than so many MB of a million bytes. */
function fetchBelow(megabytes: number, field: string, url: string, closing: AbortSignal) {
  const limit = `smaller than ${megabytes} MB`
  return fetchInput({ field, url, mostBytes: megabytes * 1_000_000 - 1, limit }, closing)
}

function imageProblem({ format, width, height }: Picture, limits: ImageLimits): string | undefined {
  const { formats, sides, ratioBelow = Number.POSITIVE_INFINITY } = limits
  if (!formats.includes(format)) return `is ${format}, but must be ${formats.join(' or ')}`
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)]
  if (sides !== undefined && (shorter <= sides.above || longer >= sides.below)) {
    return `is ${width} × ${height}, but both sides must be > ${sides.above} and < ${sides.below}`
  }
  return longer / shorter < ratioBelow
    ? undefined
    : `is ${width} × ${height}: the ratio must be < ${ratioBelow}`
}

/** How MKV, FLV and MPG begin. */
const beginnings = ['\x1a\x45\xdf\xa3', 'FLV', '\0\0\x01\xba', '\0\0\x01\xb3']

/** Whether a file is AVI, MKV, FLV, MPG, or TS, whose packets begin with the same byte. */
function isOtherVideo(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  const isPacketed = [0, 188, 376].every((at) => bytes[at] === 0x47)
  const isAvi = head.startsWith('RIFF') && head.endsWith('AVI ')
  return isAvi || isPacketed || beginnings.some((beginning) => head.startsWith(beginning))
}

function videoProblem(
  { seconds, width, height, framesPerSecond, note }: VideoFacts,
  limits: VideoLimits,
): string | undefined {
  const [least, most] = limits.seconds ?? [0, Number.POSITIVE_INFINITY]
  if (!(seconds >= least && seconds <= most)) {
    return `lasts ${seconds.toFixed(2)} s, but must last from ${least} to ${most} s`
  }
  const rate = limits.framesPerSecond ?? [0, Number.POSITIVE_INFINITY]
  // The sandbox’s own videos have few frames, so that they are drawn soon.
  if (note === undefined && !(framesPerSecond >= rate[0] && framesPerSecond <= rate[1])) {
    return `has ${framesPerSecond.toFixed(2)} frames a second, but must have from ${rate[0]} to ${rate[1]}`
  }
  const shorter = Math.min(width, height)
  const [lowest = shorter, highest = lowest] = [limits.shorterSide ?? []].flat()
  if (shorter >= lowest && shorter <= highest) return undefined
  const allowed = lowest === highest ? `${lowest}p` : `from ${lowest}p to ${highest}p`
  return `is ${width} × ${height}, but must be ${allowed}`
}
