import type { ReadableStream } from 'node:stream/web'
import { bodyText } from '../body/body-text.js'
import { askedFor } from '../body/coding.js'
import { parseJson } from '../body/parse-json.js'
import type { CallbackAnswer, CallbackRequest } from './callback-request.js'
import { readDecoded } from './decoded-body.js'
import type { BodyFailure, BodyLimits, Reading } from './read-body.js'

/** A request as a server hands it over. */
export interface Received {
  readonly method: string | undefined
  readonly url: string
  readonly headers: CallbackRequest['headers']
  readonly body: ReadableStream<Uint8Array> | null
}

/** What it takes to believe a callback and to pass it on. */
export interface Reception {
  readonly limits: BodyLimits
  verify(request: CallbackRequest): boolean | Promise<boolean>
  refOf(payload: unknown, request: CallbackRequest): string | undefined
  /** Given the task's reference, which is a hint and no more. */
  notify(ref: string): void
}

const forbidden = { status: 403, text: 'The proof that the vendor sent this is missing, wrong or too old.' }
const unchecked = { status: 500, text: 'The proof could not be checked.' }
const nameless = { status: 400, text: 'The body must be JSON that names a task.' }

function unread(failure: BodyFailure, { maxBytes, timeoutMs }: BodyLimits): CallbackAnswer {
  switch (failure) {
    case 'too-large':
      return { status: 413, text: `The body must have at most ${maxBytes} bytes.` }
    case 'too-slow':
      return { status: 408, text: `The body must come within ${timeoutMs / 1_000} seconds.` }
    case 'broken':
      return { status: 400, text: 'The body ended early or is broken.' }
    case 'unknown':
      return { status: 415, text: `The content codings of a body must be of these: ${askedFor}.` }
  }
}

function refIn(bytes: Uint8Array, request: CallbackRequest, { refOf }: Reception): string | undefined {
  try {
    return refOf(parseJson(bodyText(bytes)), request)
  } catch {
    return undefined
  }
}

/** Checks a callback and passes its task's reference on. Nothing else of it is looked at. */
export async function receive(received: Received, reception: Reception): Promise<CallbackAnswer> {
  const { method, url, headers } = received
  const { limits, notify } = reception
  if (method !== 'POST') return { status: 405, text: 'The method must be POST.' }
  let reading: Promise<Reading> | undefined
  let failure: BodyFailure | undefined
  const request: CallbackRequest = {
    method,
    url,
    headers,
    async body() {
      reading ??= readDecoded(received.body, headers['content-encoding'], limits)
      const read = await reading
      if ('bytes' in read) return read.bytes
      failure = read.failure
      throw new Error(unread(failure, limits).text)
    },
  }
  try {
    if (!(await reception.verify(request))) return forbidden
    const ref = refIn(await request.body(), request, reception)
    if (typeof ref !== 'string' || ref === '') return nameless
    notify(ref)
    return { status: 200, text: '' }
  } catch {
    return failure === undefined ? unchecked : unread(failure, limits)
  }
}
