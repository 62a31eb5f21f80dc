import type { Dispatcher } from 'undici'
import { isLoopback } from '../contract/common-settings.js'
import type { ProxyServer } from '../contract/proxy-server.js'
import { MediaplugError } from '../error/error.js'
import { refusedByProxy } from '../http/proxy-error.js'
import { proxyOf } from '../http/proxy-of.js'
import { unlessStopped } from '../time/unless-stopped.js'
import { discard, type FileResponse, headerOf, headersOf, statusError } from './file-response.js'
import { ownConnections } from './own-connections.js'
import { checkUrl, type DownloadPolicy, isTrusted } from './policy.js'
import { privateConnections } from './private-connections.js'
import { guardedConnections } from './public-connections.js'

const mostRedirects = 5
/** The file, a part of it, or that it has no such part. */
const answers: readonly number[] = [200, 206, 416]

/** Where a file lies. */
export interface FileAddress {
  readonly url: URL
  /** Headers that are sent to the URL's own origin, and to no other. */
  readonly credentials?: Readonly<Record<string, string>> | undefined
}

/** A file being fetched. */
export interface OpenUrl extends FileAddress {
  readonly policy: DownloadPolicy
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly idleTimeoutMs: number
}

/** What is trusted or on a private network, with its credentials, goes by `http:` to private addresses only. */
function connectionsFor(
  url: URL,
  policy: DownloadPolicy,
  proxy: ProxyServer | undefined,
): Promise<Dispatcher> {
  const isPlain = url.protocol === 'http:'
  const way = { trustedNetworks: policy.connections?.trustedNetworks, proxy, isPlain }
  const isOwn = isTrusted(url, policy)
  if (!policy.privateNetwork && !isOwn) return guardedConnections(way)
  if (!isPlain || (isOwn && isLoopback(url.hostname))) return ownConnections(way)
  return privateConnections(way)
}

/** The error that the status of an answer is, where a proxy gave the answer and passed the request on to nobody. */
function proxyRefusal(
  { protocol, origin }: URL,
  response: FileResponse,
  proxy: ProxyServer | undefined,
): MediaplugError | undefined {
  const { statusCode } = response
  if (proxy === undefined || statusCode !== 407 || protocol !== 'http:') return undefined
  return refusedByProxy(proxy, origin, statusCode, headersOf(response, 'proxy-authenticate'))
}

async function follow(target: OpenUrl, redirects: number): Promise<FileResponse> {
  const { url, credentials, policy, headers, signal, idleTimeoutMs } = target
  checkUrl(url, policy)
  const proxy = proxyOf(url, policy.connections)
  const dispatcher = await connectionsFor(url, policy, proxy)
  // To undici, no limit is 0.
  const silenceMs = Number.isFinite(idleTimeoutMs) ? idleTimeoutMs : 0
  const sending = dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: { ...credentials, ...headers, 'accept-encoding': 'identity' },
    signal,
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
  })
  // Undici heeds the signal of a request only once it has a connection.
  const response = await unlessStopped(sending, signal)
  const { statusCode } = response
  if (answers.includes(statusCode)) return response
  discard(response)
  const location = headerOf(response, 'location')
  if (statusCode < 300 || statusCode > 399 || location === undefined) {
    throw proxyRefusal(url, response, proxy) ?? statusError(response, credentials !== undefined)
  }
  if (redirects === 0 || !URL.canParse(location, url.href)) {
    throw new MediaplugError('download', `the server redirects too often or nowhere`, { retryable: false })
  }
  const next = new URL(location, url)
  const isOwn = next.origin === url.origin
  return follow({ ...target, url: next, credentials: isOwn ? credentials : undefined }, redirects - 1)
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
