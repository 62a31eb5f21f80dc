import { MediaplugError } from '../error.js'
import { type Backoff, backoffMs } from '../http/backoff.js'
import { manyMayListen } from '../time/many-may-listen.js'
import { sleep } from '../time/sleep.js'
import { show } from '../validation/show.js'
import { invalidInput } from '../validation/validate.js'
import type { ReadOptions } from './asset.js'
import type { DownloadPolicy } from './download-policy.js'
import { type FileResponse, openUrl } from './open-url.js'

const resumeBackoff: Backoff = { firstMs: 300, longestMs: 5_000 }
const mostFaults = 10
const usualMaxBytes = 2 * 1024 ** 3
const usualIdleTimeoutMs = 30_000

function checkPositive(options: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === 'number' && value > 0) continue
    throw invalidInput(name, [`must be a positive number, got ${show(value)}`])
  }
}

/** How far a file was read, and what it takes to go on there. */
interface Progress {
  received: number
  total: number | undefined
  validator: string | undefined
}

function header({ headers }: FileResponse, name: string): string | undefined {
  return [headers[name]].flat()[0]
}

const changed = (): MediaplugError =>
  new MediaplugError('download', 'the file changed while it was fetched', { retryable: false })

/** How many bytes of the answer were received already. Throws when it is not the same file any more. */
function bytesToSkip(response: FileResponse, progress: Progress): number {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header(response, 'content-range') ?? '')
  const length = header(response, 'content-length')
  const total = range ? range[2] : length
  const known = total === undefined || total === '*' ? undefined : Number(total)
  const validator = header(response, 'etag') ?? header(response, 'last-modified')
  const begun = progress.received > 0
  const resized = known !== undefined && progress.total !== undefined && known !== progress.total
  if (begun && (resized || validator !== progress.validator)) throw changed()
  progress.total = begun ? (progress.total ?? known) : known
  progress.validator = validator
  if (response.statusCode === 206 && Number(range?.[1]) !== progress.received) throw changed()
  return response.statusCode === 206 ? 0 : progress.received
}

function rangeHeaders({ received, validator }: Progress): Record<string, string> {
  if (received === 0) return {}
  const strong = validator !== undefined && !validator.startsWith('W/')
  return { range: `bytes=${received}-`, ...(strong ? { 'if-range': validator } : {}) }
}

async function* readOnce(
  response: FileResponse,
  progress: Progress,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const tooLarge = () =>
    new MediaplugError('download', `the file is larger than ${maxBytes} bytes`, { retryable: false })
  let skip = bytesToSkip(response, progress)
  if ((progress.total ?? 0) > maxBytes) throw tooLarge()
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    const fresh = chunk.subarray(skip)
    skip = Math.max(0, skip - chunk.byteLength)
    if (fresh.byteLength === 0) continue
    progress.received += fresh.byteLength
    if (progress.received > maxBytes) throw tooLarge()
    yield fresh
  }
  if (progress.total !== undefined && progress.received !== progress.total) {
    throw new MediaplugError('download', `only ${progress.received} of ${progress.total} bytes came`)
  }
}

function isFinal(error: unknown): boolean {
  return MediaplugError.is(error) && !error.retryable
}

/**
 * Reads a file piece by piece. A connection that breaks or stalls is made anew, and the file goes on where
 * it stopped: by a range request where the server can, else by passing over what is there already.
 *
 * @throws MediaplugError `download` or `expired` as it is found; other errors as the network gives them.
 */
export async function* readUrl(
  url: URL,
  policy: DownloadPolicy,
  options: ReadOptions,
): AsyncGenerator<Uint8Array> {
  const { signal, maxBytes = usualMaxBytes, idleTimeoutMs = usualIdleTimeoutMs } = options
  checkPositive({ maxBytes, idleTimeoutMs })
  if (signal) manyMayListen(signal)
  const progress: Progress = { received: 0, total: undefined, validator: undefined }
  for (let faults = 1; ; faults++) {
    let response: FileResponse | undefined
    try {
      response = await openUrl({ url, policy, headers: rangeHeaders(progress), signal, idleTimeoutMs })
      return yield* readOnce(response, progress, maxBytes)
    } catch (error) {
      signal?.throwIfAborted()
      if (isFinal(error) || faults > mostFaults) throw error
      await sleep(backoffMs(resumeBackoff, faults, MediaplugError.is(error) ? error.retryAfterMs : 0), signal)
    } finally {
      // An unread body that is destroyed says so by an error event, which nobody else hears.
      response?.body.on('error', () => {}).destroy()
    }
  }
}
