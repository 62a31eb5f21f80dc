import type { IncomingHttpHeaders } from 'node:http'
import type { AppliedFault } from '../fault/fault.js'
import type { Answer } from './answer.js'
import type { ReceivedBody } from './body.js'
import type { Operation } from './log.js'

/** One request on its way to a handler. */
export interface ReceivedRequest {
  readonly method: string
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

/** One endpoint. */
export interface Route {
  readonly operation: Operation
  readonly methods: readonly string[]
  /** The exact path, or the fixed beginning of it when it ends in `/`. */
  readonly path: string
  handle(request: ReceivedRequest): Answer | Promise<Answer>
}

/** The route that a path leads to, or nothing. The method is not looked at. */
export function findRoute(routes: readonly Route[], path: string): Route | undefined {
  return routes.find((route) =>
    route.path.endsWith('/')
      ? path.startsWith(route.path) && path.length > route.path.length
      : path === route.path,
  )
}
