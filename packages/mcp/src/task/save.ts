import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset, Output, SavedFile } from '@mediaplug/core'
import type { FileOfResult, TaskResult } from '../ledger/entry.js'

/** How the files of a result are saved. */
export interface SaveChoice {
  readonly folder: string
  /** Whether an earlier process may have saved some of them. */
  readonly overwrite: boolean
  readonly signal: AbortSignal
}

function fileOf(saved: SavedFile, asset: Asset | undefined): FileOfResult {
  return {
    ...saved,
    kind: asset?.kind ?? 'source',
    ...(asset?.url !== undefined && { url: asset.url }),
    ...(asset?.expiresAt && { expiresAt: asset.expiresAt.toISOString() }),
  }
}

/** What a result holds besides its files and where it comes from, as plain data. */
function notesOf({ assets, model, handle, ...rest }: Output): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(rest))
}

/**
 * Saves the files of a result in a folder, by names of the model and of the task, and gives what an agent is told of it.
 *
 * @throws MediaplugError as `output.save` does.
 */
export async function saveResult(
  output: Output,
  { folder, overwrite, signal }: SaveChoice,
): Promise<TaskResult> {
  await mkdir(folder, { recursive: true })
  const saved = await output.save(join(folder, '/'), { overwrite, signal })
  return {
    model: output.model,
    // The files of the assets come first, in their order.
    files: saved.map((file, index) => fileOf(file, output.assets[index])),
    notes: notesOf(output),
  }
}
