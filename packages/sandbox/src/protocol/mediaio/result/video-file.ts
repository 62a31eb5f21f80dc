import type { FileSource } from '../../../file/store.js'
import { composeMusic } from '../../../media/audio/music.js'
import { type AspectRatio, frameSize } from '../../../media/frame-size.js'
import { picturesOrLandscape } from '../../../media/video/backdrop.js'
import { makeVideo } from '../../../media/video/video.js'
import type { Inputs } from '../input/inputs.js'
import type { GenerationRequest } from '../request.js'
import { numberIn, ratioIn } from './values.js'

/** The shorter side in pixels, where the model has no resolution. */
const usualSide = 720
/** In seconds, where the model has no duration and the driving video is not known. */
const usualSeconds = 5

/** The video that a request asks for, over its input image if that can be drawn. */
export function videoFile({ model, values, inputs }: GenerationRequest, closing: AbortSignal): FileSource {
  const caption = String(values.prompt ?? model.title)
  const drawable = inputs.images.flatMap((image) => image.drawable ?? [])
  const spec = {
    ...frameSize(numberIn(values, 'resolution', usualSide), ratioIn(values) ?? ratioOf(inputs)),
    seconds: numberIn(values, 'duration', Math.round(inputs.video?.seconds ?? usualSeconds)),
    caption,
    move: { name: model.title, motion: 'in' },
    backdrop: picturesOrLandscape(drawable, caption),
  } as const
  const sound = () => (values.generate_audio === 'True' ? composeMusic(caption) : undefined)
  return {
    name: 'video.mp4',
    contentType: 'video/mp4',
    make: ({ framesPerSecond }) => makeVideo({ ...spec, framesPerSecond, sound: sound() }, closing),
  }
}

/** The aspect ratio of the input image; an image that was not read counts as 16:9. */
function ratioOf({ images }: Inputs): AspectRatio {
  const { width, height } = images[0] ?? { width: 16, height: 9 }
  return `${width}:${height}`
}
