import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import type { Judge } from '../file/objection.js'
import { type Backoff, backoffMs } from '../http/backoff.js'
import { openDeadline } from '../time/deadline.js'
import { sleep } from '../time/sleep.js'
import { hasChanged } from './changed.js'
import { fetchError } from './fetch-error.js'
import { discard, type FileResponse, saysMissing } from './file-response.js'
import { judgeHead } from './judge-head.js'
import { type FileAddress, openUrl } from './open-url.js'
import type { DownloadPolicy } from './policy.js'
import { readAnswer } from './read-answer.js'
import type { ReadLimits } from './read-limits.js'
import { beginning, type Progress, rangeHeaders } from './resume-point.js'

const resumeBackoff: Backoff = { firstMs: 300, longestMs: 5_000 }
const mostFaultsInARow = 10

function timedOut(timeoutMs: number, fault: unknown): MediaplugError {
  const reason = fault === undefined ? '' : `; the last fault: ${messageOf(fault)}`
  return new MediaplugError('timeout', `the file was not complete within ${timeoutMs} ms${reason}`, {
    phase: 'download',
    cause: fault,
  })
}

/**
 * Reads a file piece by piece. A connection that breaks or stalls is made anew, and the file goes on where
 * it stopped: by a range request where the server can, else by passing over what is there already. It is
 * given up after eleven faults without a byte between them, at once at one that would come again, such as a name
 * that nobody knows, and when its time has run out.
 *
 * @param where - Its URL; or what gives it anew for each attempt, with the credentials for it.
 * @param judge - Judges the file before the first piece is handed out. Default: whatever comes is right.
 * @throws MediaplugError `timeout`, or `download`, `expired` or `auth` as it is found.
 */
export function readUrl(
  where: URL | ((signal: AbortSignal) => Promise<FileAddress>),
  policy: DownloadPolicy,
  limits: ReadLimits,
  judge?: Judge,
): AsyncGenerator<Uint8Array, void, void> {
  const progress = beginning()
  const pieces = readOn(where, policy, limits, progress)
  return judge ? judgeHead(pieces, judge, () => progress) : pieces
}

async function* readOn(
  where: URL | ((signal: AbortSignal) => Promise<FileAddress>),
  policy: DownloadPolicy,
  { signal: caller, maxBytes, idleTimeoutMs, timeoutMs }: ReadLimits,
  progress: Progress,
): AsyncGenerator<Uint8Array, void, void> {
  let fault: unknown
  const deadline = openDeadline(caller, timeoutMs, () => timedOut(timeoutMs, fault))
  const { signal } = deadline
  let faults = 0
  try {
    for (;;) {
      const { received } = progress
      let response: FileResponse | undefined
      try {
        const { url, credentials } = where instanceof URL ? { url: where } : await where(signal)
        const headers = rangeHeaders(progress)
        response = await openUrl({ url, credentials, policy, headers, signal, idleTimeoutMs })
        return yield* readAnswer(response, progress, maxBytes)
      } catch (thrown) {
        signal.throwIfAborted()
        const host = where instanceof URL ? where.host : "the vendor's host"
        const error = fetchError(thrown, host, progress.received > 0)
        fault = error
        faults = progress.received > received ? 1 : faults + 1
        const isEarly = saysMissing(error) && performance.now() < (policy.newUntil ?? 0)
        const isOver = !error.retryable && !isEarly
        if (isOver || hasChanged(error) || faults > mostFaultsInARow) throw error
        await sleep(backoffMs(resumeBackoff, faults, error.retryAfterMs), signal)
      } finally {
        if (response) discard(response)
      }
    }
  } finally {
    deadline.close()
  }
}
