import { checkFile } from '../file/check-file.js'
import type { FileBytes, PendingFile } from '../file/file.js'
import { pendingFile } from '../file/file.js'
import { unfetchable } from './fetchable.js'
import { fileBytes, urlOf } from './file-bytes.js'
import { each, type FilesOwner, filesIn, isPlain } from './found-files.js'

/** Stands in a request for a file that was taken out of it: the file's number. */
const fileMark = 'mediaplug:file'

/** A request that another process can send. */
export interface CarriedInput {
  /** What the application gave, as JSON, with a mark where each file stood that it has not by a URL. */
  readonly input: unknown
  /** The files that the marks name, by their numbers. */
  readonly files: readonly FileBytes[]
}

/** What is read for another process; nothing for what that process can fetch itself. */
async function carried(
  { [pendingFile]: source, rules }: PendingFile,
  { signal }: FilesOwner,
  isPrivate: boolean,
): Promise<FileBytes | undefined> {
  const url = urlOf(source)
  if (url === undefined)
    return checkFile(await fileBytes(source, { maxBytes: rules.maxBytes, signal }), rules)
  const reason = rules.as === 'bytes' ? undefined : unfetchable(url, isPrivate)
  if (reason !== undefined) throw new TypeError(reason)
  return undefined
}

function withMarks(value: unknown, marks: ReadonlyMap<unknown, number>): unknown {
  const number = marks.get(value)
  if (number !== undefined) return { [fileMark]: number }
  if (Array.isArray(value)) return value.map((item) => withMarks(item, marks))
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withMarks(item, marks)]))
}

/**
 * Takes the files out of a request that another process is to send: those that it could not read. They are checked as
 * the model asks.
 *
 * @param given - What the application gave.
 * @param checked - The same as the model's schema makes it.
 * @param isPrivate - Whether the vendor may be on this machine, or on the same private network.
 * @throws MediaplugError that names the field of each file that cannot be taken.
 */
export async function carryFiles(
  given: unknown,
  checked: unknown,
  owner: FilesOwner,
  isPrivate: boolean,
): Promise<CarriedInput> {
  const found = filesIn(checked)
  const read = await each(found, ({ file }) => carried(file, owner, isPrivate), owner)
  const files: FileBytes[] = []
  const marks = new Map<unknown, number>()
  for (const [index, { file }] of found.entries()) {
    const bytes = read[index]
    if (bytes && !marks.has(file[pendingFile])) marks.set(file[pendingFile], files.push(bytes) - 1)
  }
  return { input: withMarks(given, marks), files }
}

/** Puts files back into a request that was carried here. */
export function withCarriedFiles(input: unknown, files: readonly Uint8Array[]): unknown {
  if (Array.isArray(input)) return input.map((item) => withCarriedFiles(item, files))
  if (typeof input !== 'object' || input === null) return input
  const number: unknown = Reflect.get(input, fileMark)
  if (typeof number === 'number') return files[number]
  return Object.fromEntries(Object.entries(input).map(([key, item]) => [key, withCarriedFiles(item, files)]))
}
