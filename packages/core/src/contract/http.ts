import type { ErrorCode } from '../error/error.js'

/**
 * A request to the vendor. Its host is that of the provider's base URL, or one of those that the provider names.
 *
 * @example A form with a file, to the vendor's host for uploads
 * ```ts
 * const form = new FormData()
 * form.append('purpose', 'edit')
 * form.append('image', new Blob([Uint8Array.of(1, 2, 3)], { type: 'image/png' }), 'kite.png')
 * const upload: HttpRequest = { method: 'POST', host: 'upload', path: '/files', body: form, paid: false }
 * ```
 */
export interface HttpRequest {
  /** The HTTP method. */
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /**
   * Another host of the vendor, by its key in `hosts` of the provider's definition. Default: that of the base URL.
   *
   * A key that the definition does not have is an `invalid-input` error, and nothing is sent. A task's reference may
   * carry the key, so that another process finds the host again; never a URL.
   */
  readonly host?: string | undefined
  /** Begins with `/` and is appended to the base URL. Encode what you insert with `encodeURIComponent`. */
  readonly path: string
  /** Appended to the path, encoded. */
  readonly query?: Readonly<Record<string, string>> | undefined
  /**
   * Further headers, in any case. Those of `authorize` are added, and override these.
   *
   * Core asks for the content codings that it understands. Whatever the answer has of them is undone before it is read.
   */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * Text and bytes are sent as they are, and as `application/json` unless `headers` say otherwise. {@link writeJson}
   * writes JSON in which a `bigint` is the number that it is.
   * Anything else, such as an object, a `Blob` or `URLSearchParams`, is an `invalid-input` error, and nothing is sent.
   *
   * A form is written as `multipart/form-data`, names and file names escaped as browsers do, and `content-type` is set.
   * The same form is the same to the byte each time. Files in it are `Blob` or `File`.
   */
  readonly body?: string | Uint8Array | FormData | undefined
  /**
   * Say `false` of a request in `start` that creates and charges nothing, such as an upload that comes
   * before the paid one: it leaves no doubt behind. Default: true.
   */
  readonly paid?: boolean | undefined
}

/** A request as `authorize` sees it: complete but for the credentials. */
export interface OutgoingRequest extends HttpRequest {
  /** As it is sent: a form is written by now, so that a signature can be made over it. */
  readonly body?: string | Uint8Array | undefined
  /** Where it goes, query included. */
  readonly url: URL
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The time by the vendor's clock, as far as it is known: sign with it. */
  readonly now: Date
}

/** What carries the credentials of a request, in its headers or its query or both. */
export interface AuthorizationParts {
  /** Further headers, in any case. They override those of the request. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /**
   * Further parameters of the query. They override those of the request.
   *
   * Their values are taken out of errors and events as a sent credential is: from six characters on, of the latest
   * requests. Those of names that only describe a signature are not, in any case: `action`, `algorithm`, `api-version`,
   * `format`, `region`, `signatureMethod`, `signatureVersion`, `timestamp`, `version`, `x-algorithm`, `x-date`,
   * `x-expires`, `x-signedHeaders`, `x-amz-algorithm`, `x-amz-date`, `x-amz-expires`, `x-amz-signedHeaders`.
   */
  readonly query?: Readonly<Record<string, string>> | undefined
}

/** What a provider's `authorize` gives: headers alone, or {@link AuthorizationParts}. */
export type Authorization = Readonly<Record<string, string>> | AuthorizationParts

/** The vendor's answer, its body read as JSON. */
export interface HttpAnswer {
  /** The HTTP status. */
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /**
   * The JSON value, an integer beyond 2^53 as a `bigint`: {@link vendorId} reads
   * it as an id, `z.coerce.number()` as a number; of an error answer that is no JSON, its text; `undefined` where there was none, and of a good
   * answer to {@link Http.bytes} that is no JSON, or does not say that it is.
   */
  readonly body: unknown
}

/** The vendor's answer, its body as it came but for a content coding: a file. Where it says that it is JSON, and is, its `body` is that. */
export interface BinaryAnswer extends HttpAnswer {
  /** The body; empty where there was none. */
  readonly bytes: Uint8Array
  /** Media type, in lower case and without parameters; `application/octet-stream` where the vendor says none. */
  readonly mediaType: string
}

/** An error that the vendor reports, in our words. Core makes a `MediaplugError` of it. */
export interface Fault {
  /** The nearest of our codes. Default: what the HTTP status says, and `vendor` where it says that all is well. */
  readonly code?: ErrorCode | undefined
  /** What the vendor says. Core takes credentials and control characters out of it. */
  readonly message: string
  /** The vendor's own code. */
  readonly vendorCode?: string | number | undefined
  /** The vendor's id of the request, for its support. */
  readonly requestId?: string | undefined
  /** How long the vendor asks to wait, in milliseconds. Default: its `Retry-After`. */
  readonly retryAfterMs?: number | undefined
  /**
   * Whether `start` may be repeated, because the vendor provably did not accept the request or says that
   * repeating is right. Leave it out where there is any doubt: a repeated start may be paid twice.
   *
   * - `once`: after a pause.
   * - `until-accepted`: as often as it takes, with growing pauses.
   * - `with-vendor-time`: once, because our clock is wrong: core takes the time from the answer's `Date` header.
   */
  readonly repeat?: 'once' | 'until-accepted' | 'with-vendor-time' | undefined
}

/**
 * The transport as a model sees it. Time-outs, size limits, credentials and redaction are its work.
 *
 * Each of its functions sends a request once. An answer has at most 64 MiB, before its content coding is undone and
 * after: a larger one is a `protocol` error. Of an error answer, no more than 1 MiB is read.
 */
export interface Http {
  /**
   * Sends a request, once, and gives the JSON body of a good answer: `undefined` where it has none, as with a 204. Read
   * it by {@link parseAnswer}.
   *
   * @param request - What is sent, but for the credentials.
   * @throws MediaplugError for each answer that the provider's `fault` or the HTTP status calls an error; `protocol` for
   *   a good answer that is no JSON.
   */
  json(request: HttpRequest): Promise<unknown>
  /**
   * Sends a request, once, and gives a good answer with its status and headers, its body read as JSON: for a seed or a
   * price in a header, say.
   *
   * @param request - What is sent, but for the credentials.
   * @throws MediaplugError as {@link Http.json} does.
   * @example A seed in a header
   * ```ts
   * async function draw(http: Http, prompt: string) {
   *   const { body, headers } = await http.send({ method: 'POST', path: '/draw', body: JSON.stringify({ prompt }) })
   *   return { drawing: parseAnswer(z.object({ url: z.string() }), body), seed: headers['x-seed'] }
   * }
   * ```
   */
  send(request: HttpRequest): Promise<HttpAnswer>
  /**
   * Sends a request, once, and gives the bytes of a good answer: for a vendor that answers with the file itself. An
   * error answer is read as JSON or text, so that the provider's `fault` is given it as it is given any other. So is a
   * good one whose content type is JSON: it is in `body` then, unless it is no JSON after all.
   *
   * @param request - What is sent, but for the credentials. It asks for any media type unless `headers` say otherwise.
   * @throws MediaplugError for each answer that the provider's `fault` or the HTTP status calls an error; `protocol` for
   *   one of more than 64 MiB.
   * @example Speech that comes with the answer
   * ```ts
   * async function speak(http: Http, text: string) {
   *   const { bytes, mediaType } = await http.bytes({ method: 'POST', path: '/speech', body: JSON.stringify({ text }) })
   *   return { output: { assets: [{ kind: 'audio', mediaType, bytes }] } }
   * }
   * ```
   */
  bytes(request: HttpRequest): Promise<BinaryAnswer>
}
