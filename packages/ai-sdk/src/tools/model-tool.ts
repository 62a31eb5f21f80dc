import { MediaplugError } from '@mediaplug/core'
import type { MediaplugTool } from '../interface/tool.js'
import type { KnownModel } from '../model/known-model.js'
import { resultOf } from '../task/made.js'
import type { Session } from '../task/session.js'
import { localFiles } from './local-files.js'
import type { ToolOptions } from './tool-options.js'
import { toolResult } from './tool-result.js'
import { toolSchema } from './tool-schema.js'

/** A model of a client as a tool of an agent. */
export function modelTool(session: Session, model: KnownModel, { saveTo }: ToolOptions): MediaplugTool {
  const { id, description } = model
  return {
    description: [`${description.title} (${description.capability}).`, description.description ?? '']
      .join(' ')
      .trim(),
    inputSchema: toolSchema(model),
    async execute(input, { toolCallId, abortSignal: signal }) {
      const [local] = localFiles(input)
      if (local) {
        const message = `${id}: ${local.path?.join('.')} ${local.message}. Nothing was sent.`
        throw new MediaplugError('invalid-input', message, { phase: 'input', model: id })
      }
      const task = await session.submit(id, input, { key: `tool-call-${toolCallId}`, signal })
      return toolResult(await resultOf(task, signal), saveTo)
    },
  }
}
