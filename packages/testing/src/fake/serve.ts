import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseJson } from '@mediaplug/core/provider'
import type { RequestFault } from '../sandbox/fault.js'
import type { SandboxProblem, VendorRequest } from '../sandbox/vendor-sandbox.js'
import { readForm } from '../wire/multipart.js'
import { type Answer, fileAnswer, routeAnswer, textAnswer } from './answer.js'
import type { FakeClock } from './clock.js'
import type { Faults } from './faults.js'
import type { Files } from './files.js'
import { type FakeContext, type FakeReply, type FakeRoute, findRoute } from './route.js'
import { send } from './send.js'
import type { Tasks } from './task.js'

/** A log entry while its request is being handled. */
type OpenRequest = { -readonly [Key in keyof VendorRequest]: VendorRequest[Key] }

/** What one fake vendor has. */
export interface VendorContext {
  readonly routes: Readonly<Record<string, FakeRoute>>
  readonly refusal: ((code: string | number, message: string) => FakeReply) | undefined
  readonly clock: FakeClock
  readonly log: OpenRequest[]
  /** What is wrong with the routes, as far as it was seen. */
  readonly problems: SandboxProblem[]
  readonly tasks: Tasks
  readonly files: Files
  readonly faults: Faults
  readonly closing: AbortSignal
}

/** The parsed JSON; the form, part by part; the text of anything else. */
async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  if (chunks.length === 0) return undefined
  const bytes = Buffer.concat(chunks)
  const form = readForm(incoming.headers['content-type'], bytes)
  if (form) return form
  const text = bytes.toString('utf8')
  try {
    return parseJson(text)
  } catch {
    return text
  }
}

/** What a fault answers before the vendor looks at the request. */
function early({ refusal }: VendorContext, fault: RequestFault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case 'reset-before':
      return textAnswer(200, '')
    case 'vendor-code':
      return refusal && routeAnswer(refusal(fault.code, fault.message ?? ''))
    case 'status': {
      const { status, retryAfterSeconds: seconds } = fault
      const headers = seconds === undefined ? {} : { 'retry-after': String(seconds) }
      return textAnswer(status, 'from a gateway', headers)
    }
    default:
      return undefined
  }
}

function openContext(
  { tasks, files, clock }: VendorContext,
  entry: OpenRequest,
  fault: RequestFault | undefined,
): FakeContext {
  const word = fault?.kind === 'unknown-status' ? fault.word : undefined
  return {
    begin() {
      const task = tasks.begin()
      entry.taskId = task.id
      return task
    },
    task: (id) => tasks.find(id, word),
    file: (mediaType) => `http://${entry.headers.host}${files.publish(mediaType)}`,
    now: clock.now,
  }
}

/** An answer that says what is wrong with the routes. */
function problem({ problems }: VendorContext, status: number, found: SandboxProblem): Answer {
  problems.push(found)
  return textAnswer(status, found.message)
}

function answer(
  vendor: VendorContext,
  entry: OpenRequest,
  url: URL,
  fault: RequestFault | undefined,
): Answer {
  if (entry.operation === 'download') {
    const answered = fileAnswer(vendor.files.find(url.pathname), entry.headers.range)
    entry.accepted = answered.status < 300
    return answered
  }
  const found = findRoute(vendor.routes, entry.method, url.pathname)
  if (found === undefined) {
    const names = Object.keys(vendor.routes).join(', ')
    const message = `There is no route for ${entry.method} ${url.pathname}: add it to \`routes\`, or correct the path. The routes are ${names}.`
    return problem(vendor, 404, { severity: 'hint', message })
  }
  const { headers, body } = entry
  const request = { params: found.params, query: url.searchParams, headers, body }
  const reply = found.route.answer(request, openContext(vendor, entry, fault))
  entry.accepted = reply.accepted ?? (reply.status ?? 200) < 300
  return routeAnswer(reply)
}

function operationOf({ routes }: VendorContext, method: string, { pathname }: URL): string {
  if (method === 'GET' && pathname.startsWith('/files/')) return 'download'
  return findRoute(routes, method, pathname)?.route.operation ?? 'unknown'
}

/** Receives one request, records it, lets it meet its fault, and answers. */
export async function serve(
  vendor: VendorContext,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url: path = '/', headers } = incoming
  const url = new URL(`http://127.0.0.1${path}`)
  const operation = operationOf(vendor, method, url)
  const entry: OpenRequest = { operation, method, path, headers, body: undefined, accepted: false }
  vendor.log.push(entry)
  try {
    entry.body = await readBody(incoming)
    const fault = vendor.faults.take(operation)
    await send(response, early(vendor, fault) ?? answer(vendor, entry, url, fault), fault, vendor.closing)
  } catch (cause) {
    if (vendor.closing.aborted || response.headersSent) return
    const message = `The route of ${method} ${url.pathname} threw ${cause}. Have it answer every request.`
    const { status, headers: sent, body } = problem(vendor, 500, { severity: 'error', message })
    response.writeHead(status, sent).end(body)
  }
}
