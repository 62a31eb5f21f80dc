import type { KeptFile, Sink } from '@mediaplug/core'
import { type Asset, MediaplugError, type Output } from '@mediaplug/core'
import { pause } from '../database/database.js'

const firstPauseMs = 1_000
const longestPauseMs = 60_000
/** A file that its vendor does not give after so many attempts is left there: the result has its URL. */
const mostFetches = 6

/** What went wrong with a file. */
interface Failure {
  readonly error: unknown
  /** Whether the vendor did not give it, rather than that the sink did not take it. */
  readonly isOfVendor: boolean
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Passes a file on, and tells apart who failed: the one that gives, or the one that takes. */
async function keepOnce(
  sink: Sink,
  key: string,
  asset: Asset,
  signal: AbortSignal,
): Promise<KeptFile | Failure> {
  let ofVendor: { readonly error: unknown } | undefined
  async function* content(): AsyncGenerator<Uint8Array, void, void> {
    try {
      yield* asset.stream({ signal })
    } catch (error) {
      ofVendor = { error }
      throw error
    }
  }
  try {
    return await sink.put(key, { mediaType: asset.mediaType, content: content() }, { signal })
  } catch (error) {
    return { error: ofVendor?.error ?? error, isOfVendor: ofVendor !== undefined }
  }
}

/** Whether asking again cannot help. */
const isLost = ({ error, isOfVendor }: Failure, fetches: number): boolean =>
  isOfVendor && (fetches >= mostFetches || (MediaplugError.is(error) && error.code === 'expired'))

/**
 * Keeps one file. A sink that does not take it, since its disk is full say, is asked until it does; a vendor that does not
 * give it, some times.
 *
 * @returns Nothing for a file that its vendor does not give.
 */
async function keep(
  sink: Sink,
  key: string,
  asset: Asset,
  signal: AbortSignal,
  tell: (problem: string) => Promise<void>,
): Promise<KeptFile | null> {
  let pauseMs = firstPauseMs
  let fetches = 0
  for (;;) {
    const kept = await keepOnce(sink, key, asset, signal)
    if (!('error' in kept)) return kept
    signal.throwIfAborted()
    if (kept.isOfVendor) fetches++
    const who = kept.isOfVendor ? 'could not be fetched' : 'could not be kept in the sink, and is tried again'
    await tell(`The file ${key} ${who}: ${wordsOf(kept.error)}`)
    if (isLost(kept, fetches)) return null
    await pause(pauseMs, signal)
    pauseMs = Math.min(longestPauseMs, 2 * pauseMs)
  }
}

/**
 * Keeps the files of a result.
 *
 * @param id - The submission's id.
 * @param tell - Records what keeps it from going on.
 * @throws The signal's reason.
 */
export async function storeFiles(
  sink: Sink,
  id: string,
  { assets }: Output,
  signal: AbortSignal,
  tell: (problem: string) => Promise<void>,
): Promise<readonly (KeptFile | null)[]> {
  const files: (KeptFile | null)[] = []
  for (const [number, asset] of assets.entries()) {
    files.push(await keep(sink, `results/${id}/${number}`, asset, signal, tell))
  }
  return files
}

/**
 * Reads the files of a request where they are kept. A sink that cannot be read now is asked again.
 *
 * @throws The signal's reason, and MediaplugError `expired` for a file that is not there any more.
 */
export async function readFiles(
  sink: Sink,
  keys: readonly string[],
  signal: AbortSignal,
  tell: (problem: string) => Promise<void>,
): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = []
  for (const key of keys) files.push(await readFile(sink, key, signal, tell))
  return files
}

async function readFile(
  sink: Sink,
  key: string,
  signal: AbortSignal,
  tell: (problem: string) => Promise<void>,
): Promise<Uint8Array> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
    try {
      const pieces: Uint8Array[] = []
      for await (const piece of sink.open(key, { signal })) pieces.push(piece)
      return Buffer.concat(pieces)
    } catch (error) {
      signal.throwIfAborted()
      if (MediaplugError.is(error) && error.code === 'expired') throw error
      await tell(
        `The file ${key} of the request cannot be read in the sink, and is tried again: ${wordsOf(error)}`,
      )
      await pause(pauseMs, signal)
    }
  }
}
