import { stat } from 'node:fs/promises'
import { type ReadLimits, readLimits } from '../../download/read-limits.js'
import type { SavedFile } from '../../file/saved-file.js'
import { downloadError } from '../download-error.js'
import type { Output } from '../output.js'
import { type SaveOptions, saveOptions } from '../save/save-options.js'
import { checkNoneThere, claimAll } from './claim-all.js'
import { filesOf } from './files-of.js'
import { type Failure, incompleteError } from './incomplete-error.js'
import { readPattern } from './pattern.js'
import { type PlannedFile, planFiles } from './plan.js'

const atATime = 4

/** What was saved of a result of which not all could be, by the file's place in it. */
const saved = new WeakMap<Output, Map<number, SavedFile>>()

/** Whether a file is where an earlier attempt put it. */
async function isKept({ pathWith, file }: PlannedFile, before: SavedFile | undefined): Promise<boolean> {
  if (before === undefined || !file.endings.some((told) => pathWith(told) === before.path)) return false
  const found = await stat(before.path).catch(() => undefined)
  return found?.isFile() === true && found.size === before.size
}

/** What an earlier attempt has saved already, by the file's place in the result. */
async function keptOf(result: Output, files: readonly PlannedFile[]): Promise<Map<number, SavedFile>> {
  const kept = new Map<number, SavedFile>()
  for (const [index, file] of files.entries()) {
    const before = saved.get(result)?.get(index)
    if (before && (await isKept(file, before))) kept.set(index, before)
  }
  return kept
}

/** Saves files, some at a time. One that fails keeps none of the others from it. */
async function saveEach(
  files: readonly PlannedFile[],
  done: Map<number, SavedFile>,
  limits: ReadLimits,
): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  const left = [...files.entries()].filter(([index]) => !done.has(index)).values()
  async function work(): Promise<void> {
    for (const [index, { file, pathWith, open }] of left) {
      try {
        limits.signal?.throwIfAborted()
        done.set(index, await file.save({ pathWith, open }, limits))
      } catch (thrown) {
        failures.push({ index, kind: file.kind, thrown })
      }
    }
  }
  await Promise.all(Array.from({ length: atATime }, work))
  return failures.sort((one, other) => one.index - other.index)
}

const inOrder = (done: ReadonlyMap<number, SavedFile>): readonly SavedFile[] =>
  [...done].sort(([one], [other]) => one - other).map(([, file]) => file)

/** What came of saving the files of a result. */
interface Outcome {
  readonly files: readonly SavedFile[]
  readonly failures: readonly Failure[]
}

/** Plans, claims and saves all files of a result. */
async function saveAll(
  result: Output,
  capability: string,
  where: unknown,
  options: SaveOptions | undefined,
): Promise<Outcome> {
  const limits = readLimits('save()', options, saveOptions)
  const overwrite = options?.overwrite === true
  limits.signal?.throwIfAborted()
  const pattern = await readPattern(where)
  const files = filesOf(result)
  if (files.length === 0) return { files: [], failures: [] }
  const planned = planFiles(result, files, pattern, capability, overwrite)
  const release = await claimAll(planned)
  try {
    const done = overwrite ? new Map<number, SavedFile>() : await keptOf(result, planned)
    if (!overwrite) await checkNoneThere(planned.filter((_, index) => !done.has(index)))
    const failures = await saveEach(planned, done, limits)
    if (failures.length === 0) saved.delete(result)
    else saved.set(result, done)
    return { files: inOrder(done), failures }
  } finally {
    release()
  }
}

/**
 * Saves all files of a result.
 *
 * @param capability - The id of the capability that the result is of.
 * @throws MediaplugError as {@link Output.save} does.
 */
export async function saveResult(
  result: Output,
  capability: string,
  where: unknown,
  options: SaveOptions | undefined,
): Promise<readonly SavedFile[]> {
  const { model, handle } = result
  const signal = options?.signal
  const place = { provider: model.slice(0, model.indexOf('/')), model, handle, signal }
  const { files, failures } = await saveAll(result, capability, where, options).catch((thrown: unknown) => {
    throw downloadError(thrown, { ...place, kind: 'result' })
  })
  const [first, ...others] = failures
  if (first) throw incompleteError([first, ...others], files, place)
  return files
}
