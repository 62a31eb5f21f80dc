import { MediaplugError } from '@mediaplug/core'
import { inputsOf } from '../input/counts.js'
import { speechInput } from '../input/speech-input.js'
import type { SpeechModel } from '../interface/speech-model.js'
import { metadataOf, responseOf } from '../result/metadata.js'
import { keyOf } from '../task/key.js'
import { filesOf, resultOf } from '../task/made.js'
import type { Session } from '../task/session.js'
import type { KnownModel } from './known-model.js'

/** A model of a client as `generateSpeech` takes one. */
export function speechModel(session: Session, model: KnownModel): SpeechModel {
  const { id } = model
  return {
    specificationVersion: 'v3',
    provider: 'mediaplug',
    modelId: id,
    options: (options) => ({ mediaplug: options }),
    async doGenerate(call) {
      const draft = speechInput(model, call)
      const signal = call.abortSignal
      const [input = draft.input] = inputsOf(draft, 1)
      const task = await session.submit(id, input, { key: keyOf(call, 0), signal })
      const [file] = await filesOf(await resultOf(task, signal), signal)
      if (!file) {
        const details = { phase: 'poll', model: id, handle: task.handle } as const
        throw new MediaplugError('protocol', `${id}: the result has no audio.`, details)
      }
      return {
        audio: file.bytes,
        warnings: draft.warnings,
        providerMetadata: { mediaplug: metadataOf(file.output, file.asset) },
        response: { ...responseOf(id), headers: { 'content-type': file.asset.mediaType } },
      }
    },
  }
}
