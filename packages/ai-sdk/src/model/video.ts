import { inputsOf } from '../input/counts.js'
import { videoInput } from '../input/video-input.js'
import type { VideoModel } from '../interface/video-model.js'
import { responseOf } from '../result/metadata.js'
import { keyOf } from '../task/key.js'
import { filesOf, resultOf } from '../task/made.js'
import { operationOf, tasksOf } from '../task/operation.js'
import type { Session } from '../task/session.js'
import { allOf } from '../task/several.js'
import { anyNumber } from './any-number.js'
import type { KnownModel } from './known-model.js'
import { videoStatus } from './video-status.js'
import { videosOf } from './videos-of.js'

/** A model of a client as `generateVideo` and `startVideo` take one. */
export function videoModel(session: Session, model: KnownModel): VideoModel {
  const { id } = model
  return {
    specificationVersion: 'v3',
    provider: 'mediaplug',
    modelId: id,
    maxVideosPerCall: anyNumber,
    options: (options) => ({ mediaplug: options }),
    async doGenerate(call) {
      const draft = videoInput(model, call)
      const signal = call.abortSignal
      const requests = inputsOf(draft, call.n).map(async (input, index) => {
        const task = await session.submit(id, input, { key: keyOf(call, index), signal })
        return filesOf(await resultOf(task, signal), signal)
      })
      const { values, warnings } = await allOf(requests)
      return { ...videosOf(id, values.flat()), warnings: [...draft.warnings, ...warnings] }
    },
    async doStart(call) {
      const draft = videoInput(model, call)
      if (call.webhookUrl !== undefined)
        draft.leaveOut(
          'webhookUrl',
          'It was left out: ask for the status, or hand the notification to client.notify().',
        )
      const requests = inputsOf(draft, call.n).map((input, index) =>
        session.submit(id, input, { key: keyOf(call, index), signal: call.abortSignal }),
      )
      const { values: tasks, warnings } = await allOf(requests)
      const operation = operationOf(tasks)
      return {
        operation,
        warnings: [...draft.warnings, ...warnings],
        providerMetadata: { mediaplug: { operation } },
        response: responseOf(id),
      }
    },
    doStatus: (call) => videoStatus(id, tasksOf(session.client, call.operation), call.abortSignal),
  }
}
