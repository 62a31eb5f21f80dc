import { MediaplugError } from '../../error/error.js'
import type { SavedFile } from '../../file/saved-file.js'
import { downloadError, type FailedAsset } from '../download-error.js'

/** Only the process that saved a file knows whose it is. No place is better for being tried again where no file can be. */
const onDisk =
  ' To save at the same place again fetches what is missing; in another process, give overwrite: true, or another place.'
const inSink = ' To save there again, give overwrite: true, or another place.'

/** A file of a result that could not be saved. */
export interface Failure {
  /** Its place among the files of the result. */
  readonly index: number
  readonly kind: string
  readonly thrown: unknown
}

/**
 * The error of a result of which not all files could be saved: which, why, and where the others are. It has the code
 * and the details of the first failure.
 */
export function incompleteError(
  failures: readonly [Failure, ...Failure[]],
  saved: readonly SavedFile[],
  place: Omit<FailedAsset, 'kind'>,
  isInSink: boolean,
): MediaplugError {
  const errors = failures.map(({ kind, thrown }) =>
    MediaplugError.is(thrown) && thrown.phase === 'download'
      ? thrown
      : downloadError(thrown, { ...place, kind }),
  )
  const [first = downloadError(undefined, { ...place, kind: 'result' })] = errors
  const total = failures.length + saved.length
  if (total === 1) return first
  const { model } = place
  const reasons = errors.map((error, at) => {
    const { index = 0, kind = '' } = failures[at] ?? {}
    return `file ${index + 1} (${kind}): ${error.message.replace(`${model}: `, '')}`
  })
  const others = saved.map(({ path }) => `'${path}'`).join(', ')
  const rest = others === '' ? '' : ` The others are saved: ${others}.`
  const again =
    saved.length > 0 && errors.some(({ code }) => code !== 'invalid-input')
      ? isInSink
        ? inSink
        : onDisk
      : ''
  const message = `${model}: ${failures.length} of ${total} files could not be saved. ${reasons.join(' ')}${rest}${again}`
  return new MediaplugError(first.code, message, {
    ...first.toJSON(),
    retryable: errors.every(({ retryable }) => retryable),
    saved,
    cause: errors.length === 1 ? first : new AggregateError(errors),
  })
}
