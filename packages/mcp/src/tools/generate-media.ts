import type { CallToolResult, InputRequiredResult } from '@modelcontextprotocol/server'
import { answerOutcome, answerRunning, answerThrown } from '../answer/answer.js'
import { findTarget } from '../catalogue/target.js'
import { areAskedFor, findFolders } from '../folder/find-folders.js'
import type { Folders } from '../folder/folders.js'
import { fingerprintOf } from '../input/fingerprint.js'
import { withFiles } from '../input/with-files.js'
import type { Followed } from '../task/tasks.js'
import { waitForEnd } from '../task/wait.js'
import type { Call } from './tool-set.js'

/** A request as an agent makes it. */
export interface MediaRequest {
  readonly model: string
  readonly input: Readonly<Record<string, unknown>>
  readonly key?: string | undefined
  readonly again?: boolean | undefined
}

async function begin(call: Call, request: MediaRequest, folders: Folders): Promise<Followed> {
  const { client, providers, problems, tasks } = call.studio
  const { model, key, again = false } = request
  const target = await findTarget(client, model, problems)
  const input = await withFiles(request.input, target.schema, folders)
  // The same request to another place, such as a sandbox, is another one.
  const places = target.models.map(({ id }) => providers.find((one) => id.startsWith(`${one.id}/`))?.baseUrl)
  const fingerprint = await fingerprintOf({ model, input, key: key ?? '', places: [...new Set(places)] })
  call.context.mcpReq.signal.throwIfAborted()
  return tasks.begin({ fingerprint, target: model, key, again }, input, folders)
}

/** Waits for a task as long as a call may last, and tells how it stands. */
async function answerFor({ context, patience }: Call, task: Followed): Promise<CallToolResult> {
  const outcome = await waitForEnd(task, context, patience)
  return outcome ? answerOutcome(task, outcome) : answerRunning(task)
}

/**
 * Answers a call that has to do with a task, once the host has told its folders.
 *
 * @param find - Begins the task, or finds it.
 */
export async function answerTask(
  call: Call,
  find: (folders: Folders) => Promise<Followed>,
): Promise<CallToolResult | InputRequiredResult> {
  try {
    const folders = await findFolders(call.folders, call.server, call.context)
    if (areAskedFor(folders)) return folders
    return await answerFor(call, await find(folders))
  } catch (error) {
    return answerThrown(error)
  }
}

/** Makes what an agent asks for, or gives what the same request has made. */
export const generateMedia = (
  call: Call,
  request: MediaRequest,
): Promise<CallToolResult | InputRequiredResult> =>
  answerTask(call, (folders) => begin(call, request, folders))
