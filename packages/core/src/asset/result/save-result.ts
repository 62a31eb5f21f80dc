import { type ReadLimits, readLimits } from '../../download/read-limits.js'
import type { SavedFile } from '../../file/saved-file.js'
import { downloadError } from '../download-error.js'
import type { Output } from '../output.js'
import { saveTo } from '../save/save-file.js'
import { type SaveOptions, saveOptions } from '../save/save-options.js'
import type { WriteFile } from '../save/write-file.js'
import { putInto } from '../sink/put-into.js'
import { checkPlaces, claimAll } from './claim-all.js'
import { filesOf, type ResultFile } from './files-of.js'
import { type Failure, incompleteError } from './incomplete-error.js'
import { forget, keep, keptOf } from './kept.js'
import { readKeyPattern, readPattern } from './pattern.js'
import { type NamedFile, nameFiles, planFiles } from './plan.js'

const atATime = 4

/** A file of a result, and what keeps it. */
interface Writing {
  readonly file: ResultFile
  readonly write: WriteFile
}

/** Saves files, some at a time. One that fails keeps none of the others from it. */
async function saveEach(
  files: readonly Writing[],
  done: Map<number, SavedFile>,
  limits: ReadLimits,
): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  const left = [...files.entries()].filter(([index]) => !done.has(index)).values()
  async function work(): Promise<void> {
    for (const [index, { file, write }] of left) {
      try {
        limits.signal?.throwIfAborted()
        done.set(index, await file.save(write, limits))
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

/** Claims the places of files on the disk, and saves them there. */
async function saveOnDisk(
  named: readonly NamedFile[],
  overwrite: boolean,
  limits: ReadLimits,
): Promise<Outcome> {
  const planned = planFiles(named, overwrite)
  const release = await claimAll(planned)
  try {
    const done = await keptOf(planned)
    const missing = planned.filter((_, index) => !done.has(index))
    await checkPlaces(missing, overwrite)
    const writings = planned.map((target): Writing => {
      const { file } = target
      return { file, write: (bytes) => saveTo(target, bytes, file.mediaType) }
    })
    const failures = await saveEach(writings, done, limits)
    if (failures.length === 0) forget(planned)
    else await keep(planned, done)
    return { files: inOrder(done), failures }
  } finally {
    release()
  }
}

/** Names and saves all files of a result. */
async function saveAll(
  result: Output,
  capability: string,
  where: unknown,
  options: SaveOptions | undefined,
): Promise<Outcome> {
  const limits = readLimits('save()', options, saveOptions())
  limits.signal?.throwIfAborted()
  const { sink, overwrite = false } = options ?? {}
  const pattern = sink ? readKeyPattern(where) : await readPattern(where)
  const files = filesOf(result)
  if (files.length === 0) return { files: [], failures: [] }
  const named = nameFiles(result, files, pattern, capability)
  if (sink === undefined) return saveOnDisk(named, overwrite, limits)
  const done = new Map<number, SavedFile>()
  const writings = named.map(({ file, pathWith }): Writing => {
    return { file, write: putInto({ sink, replace: overwrite, keyWith: pathWith }) }
  })
  const failures = await saveEach(writings, done, limits)
  return { files: inOrder(done), failures }
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
  if (first) throw incompleteError([first, ...others], files, place, options?.sink !== undefined)
  return files
}
