import { type Dispatcher, request as send } from 'undici'
import type { HttpAnswer, HttpRequest } from '../contract/http.js'
import { MediaplugError, type Phase } from '../error/error.js'
import { redact } from '../error/redact.js'
import { unlessStopped } from '../time/unless-stopped.js'
import { failedToConnect, freshConnections, keptConnections } from './agents.js'
import { readJson } from './read-json.js'
import { isGood } from './status-fault.js'

/** How long the vendor may be silent, in ms: a synchronous model draws while we wait, an upload takes its time. */
const silenceMs: Readonly<Record<Phase, number>> = {
  input: 300_000,
  start: 300_000,
  poll: 30_000,
  cancel: 30_000,
  download: 30_000,
  account: 30_000,
}

/** How long a request may take in all, in ms: an answer that drips must not hold up what comes after it. */
const totalMs: Readonly<Record<Phase, number>> = {
  input: 900_000,
  start: 900_000,
  poll: 60_000,
  cancel: 60_000,
  download: 60_000,
  account: 60_000,
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? []].flat().join(', ')]),
  )
}

/** Whether a request could not be written at all, such as one with a line break in a header. */
function isInvalid(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_INVALID_ARG'
}

function networkError(error: unknown, host: string): MediaplugError {
  const text = error instanceof Error ? error.message || error.name : String(error)
  if (isInvalid(error)) {
    return new MediaplugError('invalid-input', `the request cannot be sent: ${text}. Nothing was sent.`, {
      cause: error,
    })
  }
  const detail = failedToConnect(error)
    ? 'Nothing was sent.'
    : 'The connection broke after the request was sent.'
  return new MediaplugError('network', `${host} could not be reached: ${text}. ${detail}`, { cause: error })
}

/** How a request is sent. */
export interface ExchangeOptions {
  readonly phase: Phase
  readonly signal: AbortSignal | undefined
  /** Taken out of what an error quotes. */
  readonly secrets: readonly string[]
  /** Called when the request provably never left. */
  unsent(): void
}

/**
 * Sends one request, once, and reads its answer as JSON.
 *
 * @throws MediaplugError `network`, or `protocol` for a good answer that is no JSON.
 */
export async function exchange(
  url: URL,
  { method, headers, body }: HttpRequest,
  { phase, signal, secrets, unsent }: ExchangeOptions,
): Promise<HttpAnswer> {
  try {
    const total = AbortSignal.any([AbortSignal.timeout(totalMs[phase]), ...(signal ? [signal] : [])])
    const sending = send(url, {
      method,
      headers: headers ?? {},
      body: body ?? null,
      signal: total,
      dispatcher: phase === 'start' ? freshConnections : keptConnections,
      headersTimeout: silenceMs[phase],
      bodyTimeout: silenceMs[phase],
    })
    // A request that waits for a free connection does not feel the signal.
    const response = await unlessStopped(sending, total)
    const read = await readJson(response.body)
    const answer = { status: response.statusCode, headers: plainHeaders(response.headers) }
    if ('json' in read) return { ...answer, body: read.json }
    if (!isGood(answer.status)) return { ...answer, body: read.text }
    throw new MediaplugError(
      'protocol',
      `The answer is not JSON: ${redact(read.text, secrets).slice(0, 200)}`,
      {
        httpStatus: answer.status,
        retryable: true,
      },
    )
  } catch (error) {
    if (failedToConnect(error) || isInvalid(error)) unsent()
    throw MediaplugError.is(error) ? error : networkError(error, url.host)
  }
}
