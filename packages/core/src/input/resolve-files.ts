import type { CheckedConnections } from '../contract/connection-settings.js'
import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import { checkFile } from '../file/check-file.js'
import { type FileBytes, type PendingFile, pendingFile } from '../file/file.js'
import { unfetchable } from './fetchable.js'
import { fileBytes, urlOf } from './file-bytes.js'
import { each, type FilesOwner, filesIn, isPlain } from './found-files.js'
import type { ReadFile } from './read-once.js'
import type { Upload } from './upload.js'

/** What it takes to turn files into what a model takes. */
export interface ResolveOptions extends FilesOwner {
  readonly upload: Upload | undefined
  /** How files are fetched that are given by their URLs. */
  readonly connections?: CheckedConnections | undefined
  /** Whether the vendor may be on this machine, or on the same private network. Default: no. */
  readonly isPrivate?: boolean | undefined
  /** Reads a file. Default: anew each time. */
  readonly read?: ReadFile | undefined
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
