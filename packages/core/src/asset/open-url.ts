import { type Dispatcher, request } from 'undici'
import { MediaplugError } from '../error.js'
import { keptConnections } from '../http/agents.js'
import { parseRetryAfter } from '../http/retry-after.js'
import { checkUrl, type DownloadPolicy, isTrusted } from './download-policy.js'
import { guardedConnections } from './guarded-connections.js'

const mostRedirects = 5

/** A file being fetched. */
export interface OpenUrl {
  readonly url: URL
  readonly policy: DownloadPolicy
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal | undefined
  readonly idleTimeoutMs: number
}

/** The answer to a fetch: its body is at hand. */
export type FileResponse = Dispatcher.ResponseData

function statusError(status: number, retryAfter: string | undefined): MediaplugError {
  const gone = [401, 403, 404, 410].includes(status)
  const message = gone
    ? `the file is not there any more (HTTP ${status})`
    : `the server answered HTTP ${status}`
  return new MediaplugError(gone ? 'expired' : 'download', message, {
    phase: 'download',
    httpStatus: status,
    retryable: status >= 500 || status === 429 || status === 408,
    retryAfterMs: parseRetryAfter(retryAfter),
  })
}

async function follow(target: OpenUrl, redirects: number): Promise<FileResponse> {
  const { url, policy, headers, signal, idleTimeoutMs } = target
  checkUrl(url, policy)
  const response = await request(url, {
    headers: { ...headers, 'accept-encoding': 'identity' },
    signal: signal ?? null,
    dispatcher: isTrusted(url, policy) ? keptConnections : guardedConnections,
    headersTimeout: idleTimeoutMs,
    bodyTimeout: idleTimeoutMs,
  })
  const { statusCode } = response
  if (statusCode === 200 || statusCode === 206) return response
  await response.body.dump()
  const location = response.headers.location
  if (statusCode < 300 || statusCode > 399 || typeof location !== 'string') {
    throw statusError(statusCode, [response.headers['retry-after']].flat()[0])
  }
  if (redirects === 0 || !URL.canParse(location, url.href)) {
    throw new MediaplugError('download', `the server redirects too often or nowhere`, { retryable: false })
  }
  return follow({ ...target, url: new URL(location, url) }, redirects - 1)
}

/**
 * Opens a file for reading, each redirect under the same rules as the first URL.
 *
 * @throws MediaplugError for a refused URL or a bad status; undici's errors for what the network does.
 */
export async function openUrl(target: OpenUrl): Promise<FileResponse> {
  const { url, policy } = target
  if (url.protocol !== 'http:' || policy.insecure !== 'after-https' || isTrusted(url, policy)) {
    return follow(target, mostRedirects)
  }
  const secure = new URL(url)
  secure.protocol = 'https:'
  try {
    return await follow({ ...target, url: secure }, mostRedirects)
  } catch (error) {
    if (MediaplugError.is(error)) throw error
    return follow(target, mostRedirects)
  }
}
