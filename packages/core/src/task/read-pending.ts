import { types } from 'node:util'
import * as z from 'zod'
import type { InstalledModel } from '../account/installed-provider.js'
import type { PendingStatus, Preview } from '../contract/status.js'
import { publishMismatch } from '../diagnostics/channels.js'
import type { MismatchEvent } from '../diagnostics/events.js'
import { redact } from '../error/redact.js'
import { show } from '../error/show.js'
import type { TaskHandle } from '../handle.js'
import { once } from '../once.js'

const previewSchema = once(() =>
  z.object({
    mediaType: z.string(),
    bytes: z.custom<Uint8Array>(types.isUint8Array, 'must be a Uint8Array'),
  }),
)

/**
 * A pending status whose preview and log may be shown, the log without the lines that were heard before. What of them
 * makes no sense is left out, and told to those who listen: it says nothing about the task.
 *
 * @param linesHeard - How many lines of the log were given before.
 */
export function readPending(
  status: PendingStatus,
  { id, provider }: InstalledModel,
  { ref }: TaskHandle,
  linesHeard: number,
): PendingStatus {
  // A model may pass on what its vendor says without looking at it.
  const { log, preview }: { readonly log?: unknown; readonly preview?: unknown } = status
  if (log === undefined && preview === undefined) return status
  const tell = (part: MismatchEvent['part'], message: string): void =>
    publishMismatch({ model: id, ref, part, message: redact(message, provider.secrets()) })

  function readPreview(): Preview | undefined {
    if (preview === undefined) return undefined
    const { data } = previewSchema().safeParse(preview)
    if (data === undefined) tell('preview', 'preview must be { mediaType, bytes }')
    return data
  }

  function readLog(): readonly string[] | undefined {
    if (log === undefined) return undefined
    const given: readonly unknown[] | undefined = Array.isArray(log) ? log : undefined
    const lines = given?.filter((line) => typeof line === 'string')
    if (given === undefined || lines?.length !== given.length) {
      const odd = given ? given.find((line) => typeof line !== 'string') : log
      tell('log', `log must be a list of strings, got ${show(odd)}`)
    }
    return lines?.slice(linesHeard).map((line) => redact(line, provider.secrets()))
  }

  return { ...status, preview: readPreview(), log: readLog() }
}
