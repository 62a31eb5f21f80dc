import type { FakeTask } from './task.js'

/** What a route is called by: a method and a path, in which `:name` stands for one segment. */
export type RouteName = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`

/** A request as a route receives it. */
export interface FakeRequest {
  /** The segments that the route names, decoded. */
  readonly params: Readonly<Record<string, string>>
  /** What follows the question mark. */
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /**
   * The parsed JSON, the text where it is none, `undefined` without a body. A form is an object: by the name of each
   * part its text, or `{ filename, mediaType, bytes }`; a list where a name comes again.
   */
  readonly body: unknown
}

/** What a route answers. */
export interface FakeReply {
  /** Default 200. */
  readonly status?: number
  /** Default: the content type of the body alone. */
  readonly headers?: Readonly<Record<string, string>>
  /** Bytes are sent as they are, as `application/octet-stream` unless `headers` say otherwise; anything else as JSON. */
  readonly body: unknown
  /** Whether the vendor took the request on, as the log tells. Default: whether the status is below 300. */
  readonly accepted?: boolean
}

/** What a route can do. */
export interface FakeContext {
  /** Begins a task. */
  begin(): FakeTask
  /** The task of an id, if there is one. */
  task(id: string): FakeTask | undefined
  /** Publishes a file, and gives its URL. Of the file, no more than its type is genuine. */
  file(mediaType: string): string
  /** The time by the vendor's clock. */
  now(): Date
}

/** One endpoint of a fake vendor. */
export interface FakeRoute {
  /** `create` for what is paid for, `poll`, `cancel`, or any other word. */
  readonly operation: string
  /** Answers a request. One that throws answers with status 500, and fails the check that met it. */
  answer(request: FakeRequest, context: FakeContext): FakeReply
}

/** A route that fits a request. */
export interface FoundRoute {
  readonly route: FakeRoute
  readonly params: Readonly<Record<string, string>>
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const text = given[index] ?? ''
    if (segment.startsWith(':')) params[segment.slice(1)] = decode(text)
    else if (segment !== text) return undefined
  }
  return params
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Finds the route of a request. */
export function findRoute(
  routes: Readonly<Record<string, FakeRoute>>,
  method: string,
  path: string,
): FoundRoute | undefined {
  for (const [name, route] of Object.entries(routes)) {
    const [wantedMethod, pattern = ''] = name.split(' ')
    const params = wantedMethod === method ? match(pattern, path) : undefined
    if (params) return { route, params }
  }
  return undefined
}

/**
 * Answers in the order given, the last answer again and again.
 *
 * @example A task that runs once and then fails
 * ```ts
 * const poll = inOrder({ body: { state: 'running' } }, { body: { state: 'failed', why: 'no luck' } })
 * ```
 */
export function inOrder(first: FakeReply, ...others: readonly FakeReply[]): () => FakeReply {
  const replies = [first, ...others]
  let next = 0
  return () => replies[Math.min(next++, replies.length - 1)] ?? first
}
