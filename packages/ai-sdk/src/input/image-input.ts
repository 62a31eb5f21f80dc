import type { ImageCall } from '../interface/image-model.js'
import type { KnownModel } from '../model/known-model.js'
import { Draft } from './draft.js'
import { noRoom, putFile, putPictures } from './files.js'
import { putOwnOptions } from './own-options.js'
import { imageSettings, putSettings } from './settings.js'
import { putSize } from './size.js'

/**
 * What `generateImage` asks of a model, in the model's own fields.
 *
 * @throws MediaplugError `unsupported` for what would change what is paid for.
 */
export function imageInput(model: KnownModel, call: ImageCall): Draft {
  const draft = new Draft(model)
  putSettings(draft, imageSettings, call)
  putSize(draft, call.size)
  putPictures(draft, call.files)
  if (call.mask && !putFile(draft, call.mask, ['mask'])) draft.refuse('prompt.mask', noRoom(draft))
  putOwnOptions(draft, call)
  return draft
}
