import { fetchInput } from '../../../input/fetch-input.js'
import { InputError } from '../../../input/input-error.js'
import { inspectVideo, type VideoFacts } from '../../../media/video/inspect.js'
import { below } from './size-limit.js'

/** What a capacity asks of a video. */
export interface VideoLimits {
  readonly megabytes: number
  /** The least and the greatest duration, in seconds. */
  readonly seconds?: readonly [least: number, most: number]
  /** What the shorter side must measure, in pixels. */
  readonly shorterSide?: number
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
  const bytes = await fetchInput({ field, url, ...below(limits.megabytes) }, closing)
  if (bytes === undefined) return undefined
  const facts = inspectVideo(bytes)
  const problem = facts?.container === 'mp4' ? problemOf(facts, limits) : 'is not an MP4 video'
  if (facts !== undefined && problem === undefined) return facts
  throw new InputError('unusable', field, problem ?? '')
}

function problemOf({ seconds, width, height }: VideoFacts, limits: VideoLimits): string | undefined {
  const [least, most] = limits.seconds ?? [0, Number.POSITIVE_INFINITY]
  if (!(seconds >= least && seconds <= most)) {
    return `lasts ${seconds.toFixed(2)} s, but must last from ${least} to ${most} s`
  }
  const { shorterSide = Math.min(width, height) } = limits
  if (Math.min(width, height) === shorterSide) return undefined
  return `is ${width} × ${height}, but must be ${shorterSide}p`
}
