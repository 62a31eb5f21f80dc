import { type ReadLimits, readLimits } from '../../download/read-limits.js'
import type { SavedFile } from '../../file/saved-file.js'
import { downloadError } from '../download-error.js'
import type { Output } from '../output.js'
import { type SaveOptions, saveOptions } from '../save/save-options.js'
import { checkPlaces, claimAll } from './claim-all.js'
import { filesOf } from './files-of.js'
import { type Failure, incompleteError } from './incomplete-error.js'
import { forget, keep, keptOf } from './kept.js'
import { readPattern } from './pattern.js'
import { type PlannedFile, planFiles } from './plan.js'

const atATime = 4

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
  const limits = readLimits('save()', options, saveOptions())
  const overwrite = options?.overwrite === true
  limits.signal?.throwIfAborted()
  const pattern = await readPattern(where)
  const files = filesOf(result)
  if (files.length === 0) return { files: [], failures: [] }
  const planned = planFiles(result, files, pattern, capability, overwrite)
  const release = await claimAll(planned)
  try {
    const done = await keptOf(planned)
    const missing = planned.filter((_, index) => !done.has(index))
    await checkPlaces(missing, overwrite)
    const failures = await saveEach(planned, done, limits)
    if (failures.length === 0) forget(planned)
    else await keep(planned, done)
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
