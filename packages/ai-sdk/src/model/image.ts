import { inputsOf } from '../input/counts.js'
import { imageInput } from '../input/image-input.js'
import type { ImageModel } from '../interface/image-model.js'
import { metadataOf, responseOf } from '../result/metadata.js'
import { keyOf } from '../task/key.js'
import { filesOf, resultOf } from '../task/made.js'
import type { Session } from '../task/session.js'
import { allOf } from '../task/several.js'
import { anyNumber } from './any-number.js'
import type { KnownModel } from './known-model.js'

/** A model of a client as `generateImage` takes one. */
export function imageModel(session: Session, model: KnownModel): ImageModel {
  const { id } = model
  return {
    specificationVersion: 'v3',
    provider: 'mediaplug',
    modelId: id,
    maxImagesPerCall: anyNumber,
    options: (options) => ({ mediaplug: options }),
    async doGenerate(call) {
      const draft = imageInput(model, call)
      const signal = call.abortSignal
      const requests = inputsOf(draft, call.n).map(async (input, index) => {
        const task = await session.submit(id, input, { key: keyOf(call, index), signal })
        return filesOf(await resultOf(task, signal), signal)
      })
      const { values, warnings } = await allOf(requests)
      const files = values.flat()
      return {
        images: files.map(({ bytes }) => bytes),
        isRetryable: false,
        warnings: [...draft.warnings, ...warnings],
        providerMetadata: {
          mediaplug: { images: files.map(({ output, asset }) => metadataOf(output, asset)) },
        },
        response: responseOf(id),
      }
    },
  }
}
