import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { afterAcceptance, beforeAcceptance, type Refusal, type VendorResponse } from '../fault/apply.js'
import type { FaultQueue } from '../fault/queue.js'
import { type Answer, textAnswer } from '../http/answer.js'
import { loggedBody, type ReceivedBody, readBody, usualBodyLimit } from '../http/body.js'
import type { Clock } from './clock.js'
import type { OpenLogEntry } from './log.js'
import { findRoute, type ReceivedRequest, type Route } from './route.js'

/** What one vendor's server is made of. */
export interface Service {
  readonly vendor: string
  readonly routes: readonly Route[]
  readonly refusal: Refusal
  readonly faults: FaultQueue
  readonly log: OpenLogEntry[]
  /** What time the vendor believes it is: every answer says so in its `Date` header. */
  readonly clock: Clock
  /** Aborts when the sandbox closes. */
  readonly closing: AbortSignal
}

/** Receives one request, lets it meet its fault and its handler, and answers. */
export async function serve(service: Service, incoming: IncomingMessage, outgoing: ServerResponse) {
  const url = readUrl(incoming.url ?? '/')
  const route = findRoute(service.routes, { method: incoming.method ?? '', url, headers: incoming.headers })
  const entry = openEntry(service.vendor, incoming, route)
  service.log.push(entry)
  outgoing.setHeader('date', service.clock().toUTCString())
  try {
    const body = await readBody(incoming, route?.bodyLimit ?? usualBodyLimit)
    entry.body = loggedBody(body)
    await send(await decide(service, route, entry, url, body), incoming, outgoing, entry)
  } catch (cause) {
    if (service.closing.aborted || incoming.socket.destroyed) return
    await send(textAnswer(500, `The sandbox failed: ${cause}\n`), incoming, outgoing, entry)
  }
}

/** A path that begins with two slashes is still a path, not the name of another host. */
function readUrl(target: string): URL {
  const base = 'http://127.0.0.1'
  return new URL(target.startsWith('/') ? `${base}${target}` : target, base)
}

function openEntry(vendor: string, incoming: IncomingMessage, route: Route | undefined): OpenLogEntry {
  return {
    vendor,
    operation: route?.operation ?? 'unknown',
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body: undefined,
    receivedAt: new Date(),
    accepted: false,
    taskId: undefined,
    answered: undefined,
  }
}

async function decide(
  service: Service,
  route: Route | undefined,
  entry: OpenLogEntry,
  url: URL,
  body: ReceivedBody,
): Promise<VendorResponse> {
  if (route === undefined) return textAnswer(404, '404 page not found')
  const taken = service.faults.take(route.operation)
  const early = taken && beforeAcceptance(taken.fault, service.refusal)
  if (early !== undefined) return early
  const answer = await handle(route, entry, {
    url,
    body,
    fault: taken?.fault,
  })
  if (taken === undefined) return answer
  if (entry.accepted) return afterAcceptance(taken.fault, answer, service.closing)
  taken.giveBack()
  return answer
}

function handle(
  route: Route,
  entry: OpenLogEntry,
  request: Pick<ReceivedRequest, 'url' | 'body' | 'fault'>,
): Answer | Promise<Answer> {
  if (!route.methods.includes(entry.method)) {
    return textAnswer(405, '405 method not allowed', { allow: route.methods.join(', ') })
  }
  return route.handle({
    ...request,
    method: entry.method,
    target: entry.path,
    headers: entry.headers,
    rest: request.url.pathname.slice(route.path.length),
    accept(taskId) {
      entry.accepted = true
      entry.taskId = taskId
    },
  })
}

async function send(
  response: VendorResponse,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  entry: OpenLogEntry,
) {
  if (response === 'reset') {
    entry.answered = 'reset'
    incoming.socket.resetAndDestroy()
    return
  }
  entry.answered = response.status
  const { body } = response
  const length = body instanceof Readable ? undefined : Buffer.byteLength(body)
  outgoing.writeHead(
    response.status,
    length === undefined ? response.headers : { 'content-length': length, ...response.headers },
  )
  if (body instanceof Readable) {
    body.once('error', () => incoming.socket.destroy())
    outgoing.once('close', () => body.destroy())
    body.pipe(outgoing)
    return
  }
  outgoing.end(body)
}
