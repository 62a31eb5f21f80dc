import type { SpeechCall } from '../interface/speech-model.js'
import type { KnownModel } from '../model/known-model.js'
import { Draft } from './draft.js'
import { putOwnOptions } from './own-options.js'
import { putSettings, speechSettings } from './settings.js'

/** What `generateSpeech` asks of a model, in the model's own fields. */
export function speechInput(model: KnownModel, call: SpeechCall): Draft {
  const draft = new Draft(model)
  putSettings(draft, speechSettings, call)
  putOwnOptions(draft, call)
  return draft
}
