import type { CheckedConnections } from '../contract/connection-settings.js'
import { type ErrorDetails, MediaplugError } from '../error/error.js'
import type { Issue } from '../error/issue.js'
import { asSentence, messageOf } from '../error/message.js'
import { redact } from '../error/redact.js'
import { stopCause } from '../error/stopped.js'
import { checkFile } from '../file/check-file.js'
import { type FileBytes, type FileRules, type PendingFile, pendingFile } from '../file/file.js'
import type { JsonSchema } from '../schema/json-schema.js'
import { fieldName } from '../validation/describe.js'
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

async function resolveFile(
  { [pendingFile]: source, rules }: PendingFile,
  options: ResolveOptions,
): Promise<unknown> {
  const url = urlOf(source)
  if (url !== undefined && rules.as !== 'bytes') {
    const reason = unfetchable(url, options.isPrivate)
    if (reason !== undefined) throw new TypeError(reason)
    return rules.as === 'url' ? url : { url }
  }
  if (rules.as === 'url' && options.upload === undefined) {
    const message = 'the vendor takes a URL only. Give one, or give createClient an upload'
    throw new MediaplugError('unsupported', message)
  }
  const { signal, upload, connections, read = fileBytes } = options
  const file = checkFile(await read(source, { maxBytes: rules.maxBytes, signal }, connections), rules)
  return rules.as === 'url' && upload ? uploaded(upload, file, options) : file
}

function fileError(
  thrown: unknown,
  path: Issue['path'],
  { as, ...limits }: FileRules,
  { model, provider, signal }: ResolveOptions,
): MediaplugError {
  const text = messageOf(thrown)
  const known = MediaplugError.is(thrown) ? thrown : undefined
  const allowed: JsonSchema = { type: 'string', 'x-mediaplug-file': limits }
  const issues: Issue[] = [{ path, message: redact(text), allowed }]
  const place: ErrorDetails = { ...known?.toJSON(), issues, provider, model, phase: 'input', cause: thrown }
  const code = known?.code ?? 'invalid-input'
  return new MediaplugError(
    signal.aborted ? stopCause(signal.reason).code : code,
    redact(asSentence(`${model}: ${fieldName(path)}: ${text}`), []),
    place,
  )
}

/**
 * Puts each file of an input into the form that the model takes; the rest stays as it is.
 *
 * @param path - Where the value is in the input, for messages.
 * @throws MediaplugError that names the field.
 */
export async function resolveFiles(
  value: unknown,
  options: ResolveOptions,
  path: Issue['path'] = [],
): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value
  if (isPendingFile(value)) {
    try {
      return await resolveFile(value, options)
    } catch (thrown) {
      throw fileError(thrown, path, value.rules, options)
    }
  }
  if (Array.isArray(value)) {
    return Promise.all(value.map((item, index) => resolveFiles(item, options, [...path, index])))
  }
  if (!isPlain(value)) return value
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await resolveFiles(item, options, [...path, key])] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}
