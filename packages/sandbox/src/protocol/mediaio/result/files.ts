import { numberedFiles } from '../../../file/numbered-files.js'
import type { FileSource } from '../../../file/store.js'
import { imageSize } from '../../../media/frame-size.js'
import { makeIllustration } from '../../../media/still/illustration.js'
import type { GenerationRequest } from '../request.js'
import { numberIn, ratioIn } from './values.js'
import { videoFile } from './video-file.js'

/** The pixels of the longer side, for each K of the resolution. */
const pixelsPerK = 1024

/** The files that a request asks for. */
export function filesOf(request: GenerationRequest, closing: AbortSignal): readonly FileSource[] {
  return request.model.makes === 'image' ? imageFiles(request) : [videoFile(request, closing)]
}

/** Images, with the first of the input images shown small. */
function imageFiles({ model, values, inputs }: GenerationRequest): FileSource[] {
  const size = imageSize(pixelsPerK * numberIn(values, 'resolution', 1), ratioIn(values) ?? '1:1')
  const reference = inputs.images[0]?.drawable
  const spec = { ...size, caption: String(values.prompt ?? model.title), control: undefined, reference }
  return numberedFiles(numberIn(values, 'counts', numberIn(values, 'batch', 1)), 'image', 'png', (number) =>
    makeIllustration({ ...spec, number }),
  )
}
