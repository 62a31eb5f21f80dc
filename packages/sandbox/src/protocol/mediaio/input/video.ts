import { inspectVideo, type VideoFacts } from '../../../media/video/inspect.js'
import { InputError } from '../../../request/input-file.js'
import type { VideoLimits } from '../catalogue/parameter.js'
import { checkMeasurements } from './measurement.js'

/** Opens a video. @throws InputError when it is not as it must be. */
export function openVideo(parameter: string, bytes: Uint8Array, limits: VideoLimits): VideoFacts {
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
