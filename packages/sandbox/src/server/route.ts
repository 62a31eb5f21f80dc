import type { IncomingHttpHeaders } from 'node:http'
import type { AppliedFault } from '../fault/fault.js'
import type { Answer } from '../http/answer.js'
import type { ReceivedBody } from '../http/body.js'
import type { Operation } from './log.js'

/** One request on its way to a handler. */
export interface ReceivedRequest {
  readonly method: string
  /** The path and the query as they were sent. */
  readonly target: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: ReceivedBody
  /** The part of the path after the fixed beginning that the route names. */
  readonly rest: string
  /** The fault that this request meets, for the kinds that change the vendor's own answer. */
  readonly fault: AppliedFault | undefined
  /** Records that the vendor took the request on. */
  accept(taskId?: string): void
}

/** What answers requests: those that arrive, or what a vendor has made of them. */
export type Handler<Request = ReceivedRequest> = (request: Request) => Answer | Promise<Answer>

/** One endpoint. */
export interface Route {
  readonly operation: Operation
  readonly methods: readonly string[]
  /** The exact path, or the fixed beginning of it when it ends in `/`; `/` alone is every path. */
  readonly path: string
  /** What the query must have in it, if that is what tells the endpoint from others on its path. */
  readonly query?: readonly [name: string, value: string]
  /** A header and its value, if that is what tells the endpoint from others on its path. */
  readonly header?: readonly [name: string, value: string]
  /** How many bytes the body may have. Default 1 MiB. */
  readonly bodyLimit?: number
  readonly handle: Handler
}

/** The route that a request leads to. When none takes its method, the first of its path; or nothing. */
export function findRoute(
  routes: readonly Route[],
  { method, url, headers }: Pick<ReceivedRequest, 'method' | 'url' | 'headers'>,
): Route | undefined {
  const there = routes.filter(
    (route) => matchesPath(route, url.pathname) && matchesQuery(route, url) && matchesHeader(route, headers),
  )
  return there.find((route) => route.methods.includes(method)) ?? there[0]
}

function matchesPath(route: Route, path: string): boolean {
  if (route.path === '/') return true
  if (!route.path.endsWith('/')) return path === route.path
  return path.startsWith(route.path) && path.length > route.path.length
}

function matchesQuery({ query }: Route, url: URL): boolean {
  return query === undefined || url.searchParams.get(query[0]) === query[1]
}

function matchesHeader({ header }: Route, headers: IncomingHttpHeaders): boolean {
  return header === undefined || headers[header[0]] === header[1]
}
