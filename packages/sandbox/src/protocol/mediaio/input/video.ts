import { InputError } from '../../../input/input-error.js'
import { inspectVideo, type VideoFacts } from '../../../media/video/inspect.js'
import type { VideoLimits } from '../catalogue/parameter.js'
import { checkMeasurements, fetchWithin, type NamedInput } from './measurement.js'

/**
 * Fetches a video and checks it; `undefined` when it does not lie on this machine.
 *
 * @throws InputError when it is not as it must be.
 */
export async function readVideo(
  input: NamedInput,
  limits: VideoLimits,
  closing: AbortSignal,
): Promise<VideoFacts | undefined> {
  const bytes = await fetchWithin(input, limits.megabytes, closing)
  if (bytes === undefined) return undefined
  const { parameter } = input
  const facts = inspectVideo(bytes)
  if (facts === undefined || !limits.formats.includes(facts.container)) {
    throw new InputError('unusable', parameter, `is not a video in ${limits.formats.join(' or ')}`)
  }
  checkMeasurements(parameter, [
    ['its width in pixels', facts.width, limits.sides],
    ['its height in pixels', facts.height, limits.sides],
    ['its frames a second', facts.framesPerSecond, limits.framesPerSecond],
    ['its duration in seconds', facts.seconds, limits.seconds],
  ])
  return facts
}
