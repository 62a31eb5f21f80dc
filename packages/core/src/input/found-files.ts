import { type ErrorDetails, MediaplugError } from '../error/error.js'
import type { Issue } from '../error/issue.js'
import { asSentence, messageOf } from '../error/message.js'
import { redact } from '../error/redact.js'
import { stopCause } from '../error/stopped.js'
import { type PendingFile, pendingFile } from '../file/file.js'
import type { JsonSchema } from '../schema/json-schema.js'
import { fieldName, inWords } from '../validation/describe.js'

/** Whose files they are, and who may stop. */
export interface FilesOwner {
  /** The model, `provider/model`, and its provider. */
  readonly model: string
  readonly provider: string
  readonly signal: AbortSignal
}

function isPendingFile(value: object): value is PendingFile {
  return pendingFile in value
}

/** Whether a value is an object of fields, and no more. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** A file of an input, and where it is in it. */
export interface FoundFile {
  readonly file: PendingFile
  readonly path: Issue['path']
}

/** All files of an input. */
export function filesIn(value: unknown, path: Issue['path'] = []): readonly FoundFile[] {
  if (typeof value !== 'object' || value === null) return []
  if (isPendingFile(value)) return [{ file: value, path }]
  if (Array.isArray(value)) return value.flatMap((item, index) => filesIn(item, [...path, index]))
  return isPlain(value) ? Object.entries(value).flatMap(([key, item]) => filesIn(item, [...path, key])) : []
}

/** A file that cannot be taken. */
interface FailedFile extends FoundFile {
  readonly thrown: unknown
}

function issueOf({ file, path, thrown }: FailedFile): Issue {
  const { as, ...limits } = file.rules
  const name = path.length === 0 ? '' : `${fieldName(path)}: `
  const allowed: JsonSchema = { type: 'string', 'x-mediaplug-file': limits }
  return { path, message: redact(`${name}${messageOf(thrown)}`), allowed }
}

/** The error of files that cannot be taken: what is wrong with each. It has the code and the details of the first. */
function filesError(
  failed: readonly [FailedFile, ...FailedFile[]],
  { model, provider, signal }: FilesOwner,
): MediaplugError {
  const [{ thrown }] = failed
  const known = MediaplugError.is(thrown) ? thrown : undefined
  const issues = failed.map(issueOf)
  const cause = failed.length === 1 ? thrown : new AggregateError(failed.map((each) => each.thrown))
  const place: ErrorDetails = { ...known?.toJSON(), issues, provider, model, phase: 'input', cause }
  const code = signal.aborted ? stopCause(signal.reason).code : (known?.code ?? 'invalid-input')
  return new MediaplugError(code, redact(asSentence(`${model}: ${inWords(issues)}`), []), place)
}

/**
 * Does something with each of some files, and fails with all that failed when all are done.
 *
 * @throws MediaplugError that names the field of each.
 */
export async function each<F extends FoundFile, T>(
  files: readonly F[],
  act: (file: F) => Promise<T>,
  owner: FilesOwner,
): Promise<readonly T[]> {
  const outcomes = await Promise.allSettled(files.map(act))
  const [first, ...others] = outcomes.flatMap((outcome, index): FailedFile[] => {
    const file = files[index]
    return outcome.status === 'rejected' && file ? [{ ...file, thrown: outcome.reason }] : []
  })
  if (first) throw filesError([first, ...others], owner)
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}
