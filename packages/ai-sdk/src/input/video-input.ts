import type { SdkFile } from '../interface/call.js'
import type { VideoCall } from '../interface/video-model.js'
import type { KnownModel } from '../model/known-model.js'
import { Draft } from './draft.js'
import { noRoom, putFile } from './files.js'
import { putOwnOptions } from './own-options.js'
import { putSettings, videoSettings } from './settings.js'
import { putResolution } from './size.js'

/** The fields for a reference, by what it is; where that is not told, a picture is the likelier. */
function fieldsFor(reference: SdkFile): readonly string[] {
  const isVideo = reference.mediaType?.startsWith('video/')
  if (isVideo) return ['videos', 'video']
  const pictures = ['images', 'referenceImages', 'image']
  return reference.mediaType ? pictures : [...pictures, 'videos', 'video']
}

function putFrames(draft: Draft, { image, frameImages = [] }: VideoCall): void {
  const frame = (type: string) => frameImages.find(({ frameType }) => frameType === type)?.image
  const first = frame('first_frame') ?? image
  const last = frame('last_frame')
  if (first && !putFile(draft, first, ['firstFrame', 'image'])) draft.refuse('prompt.image', noRoom(draft))
  if (last && !putFile(draft, last, ['lastFrame'])) draft.refuse('frameImages', noRoom(draft))
}

/**
 * What `generateVideo` asks of a model, in the model's own fields.
 *
 * @throws MediaplugError `unsupported` for what would change what is paid for.
 */
export function videoInput(model: KnownModel, call: VideoCall): Draft {
  const draft = new Draft(model)
  putSettings(draft, videoSettings, call)
  putResolution(draft, call.resolution)
  putFrames(draft, call)
  for (const reference of call.inputReferences ?? [])
    if (!putFile(draft, reference, fieldsFor(reference))) draft.refuse('inputReferences', noRoom(draft))
  putOwnOptions(draft, call)
  return draft
}
