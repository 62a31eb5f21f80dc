import type { CheckedConnections } from '../contract/connection-settings.js'
import { type ErrorDetails, MediaplugError } from '../error/error.js'
import type { Issue } from '../error/issue.js'
import { asSentence, messageOf } from '../error/message.js'
import { redact } from '../error/redact.js'
import { stopCause } from '../error/stopped.js'
import { checkFile } from '../file/check-file.js'
import { type FileBytes, type PendingFile, pendingFile } from '../file/file.js'
import type { JsonSchema } from '../schema/json-schema.js'
import { fieldName, inWords } from '../validation/describe.js'
import { unfetchable } from './fetchable.js'
import { fileBytes, urlOf } from './file-bytes.js'
import type { ReadFile } from './read-once.js'
import type { Upload } from './upload.js'

/** What it takes to turn files into what a model takes. */
export interface ResolveOptions {
  /** The model, `provider/model`, and its provider. */
  readonly model: string
  readonly provider: string
  readonly upload: Upload | undefined
  /** How files are fetched that are given by their URLs. */
  readonly connections?: CheckedConnections | undefined
  /** Whether the vendor may be on this machine, or on the same private network. Default: no. */
  readonly isPrivate?: boolean | undefined
  readonly signal: AbortSignal
  /** Reads a file. Default: anew each time. */
  readonly read?: ReadFile | undefined
}

function isPendingFile(value: object): value is PendingFile {
  return pendingFile in value
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

async function uploaded(
  upload: Upload,
  file: FileBytes,
  { isPrivate, signal }: ResolveOptions,
): Promise<string> {
  try {
    const url = await upload(file, { signal })
    if (!URL.canParse(url)) throw new TypeError('it gave no URL')
    const reason = unfetchable(url, isPrivate)
    if (reason === undefined) return url
    throw new TypeError(reason)
  } catch (cause) {
    if (MediaplugError.is(cause)) throw cause
    const text = messageOf(cause)
    throw new MediaplugError('network', `the upload failed: ${text}`, { cause })
  }
}

/** A file of an input, and where it is in it. */
interface FoundFile {
  readonly file: PendingFile
  readonly path: Issue['path']
}

/** All files of an input. */
function filesIn(value: unknown, path: Issue['path'] = []): readonly FoundFile[] {
  if (typeof value !== 'object' || value === null) return []
  if (isPendingFile(value)) return [{ file: value, path }]
  if (Array.isArray(value)) return value.flatMap((item, index) => filesIn(item, [...path, index]))
  return isPlain(value) ? Object.entries(value).flatMap(([key, item]) => filesIn(item, [...path, key])) : []
}

/** A file in the form that the model takes, or its bytes where they are to be uploaded. */
type Prepared = { readonly form: unknown } | { readonly toUpload: FileBytes }

async function prepare(
  { [pendingFile]: source, rules }: PendingFile,
  options: ResolveOptions,
): Promise<Prepared> {
  const url = urlOf(source)
  if (url !== undefined && rules.as !== 'bytes') {
    const reason = unfetchable(url, options.isPrivate)
    if (reason !== undefined) throw new TypeError(reason)
    return { form: rules.as === 'url' ? url : { url } }
  }
  if (rules.as === 'url' && options.upload === undefined) {
    const message = 'the vendor takes a URL only. Give one, or give createClient an upload'
    throw new MediaplugError('unsupported', message)
  }
  const { signal, connections, read = fileBytes } = options
  const file = checkFile(await read(source, { maxBytes: rules.maxBytes, signal }, connections), rules)
  return rules.as === 'url' ? { toUpload: file } : { form: file }
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
  { model, provider, signal }: ResolveOptions,
): MediaplugError {
  const [{ thrown }] = failed
  const known = MediaplugError.is(thrown) ? thrown : undefined
  const issues = failed.map(issueOf)
  const cause = failed.length === 1 ? thrown : new AggregateError(failed.map((each) => each.thrown))
  const place: ErrorDetails = { ...known?.toJSON(), issues, provider, model, phase: 'input', cause }
  const code = signal.aborted ? stopCause(signal.reason).code : (known?.code ?? 'invalid-input')
  return new MediaplugError(code, redact(asSentence(`${model}: ${inWords(issues)}`), []), place)
}

/** Does something with each of some files, and fails with all that failed when all are done. */
async function each<F extends FoundFile, T>(
  files: readonly F[],
  act: (file: F) => Promise<T>,
  options: ResolveOptions,
): Promise<readonly T[]> {
  const outcomes = await Promise.allSettled(files.map(act))
  const [first, ...others] = outcomes.flatMap((outcome, index): FailedFile[] => {
    const file = files[index]
    return outcome.status === 'rejected' && file ? [{ ...file, thrown: outcome.reason }] : []
  })
  if (first) throw filesError([first, ...others], options)
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}

/** An input with each file replaced by its form. */
function withForms(value: unknown, forms: ReadonlyMap<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (forms.has(value)) return forms.get(value)
  if (Array.isArray(value)) return value.map((item) => withForms(item, forms))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withForms(item, forms)]))
}

/**
 * Puts each file of an input into the form that the model takes; the rest stays as it is. All of them are read and
 * checked before the first is uploaded.
 *
 * @throws MediaplugError that names the field of each file that cannot be taken.
 */
export async function resolveFiles(value: unknown, options: ResolveOptions): Promise<unknown> {
  const found = filesIn(value)
  const prepared = await each(found, ({ file }) => prepare(file, options), options)
  const ready = found.map((each, index) => ({ ...each, prepared: prepared[index] ?? { form: undefined } }))
  const { upload } = options
  const forms = await each(
    ready,
    async ({ prepared }) => {
      if ('form' in prepared) return prepared.form
      return upload && uploaded(upload, prepared.toUpload, options)
    },
    options,
  )
  return withForms(value, new Map(found.map(({ file }, index) => [file, forms[index]])))
}
