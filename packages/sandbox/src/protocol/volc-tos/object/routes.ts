import { fileAnswer } from '../../../file/route.js'
import type { Answer } from '../../../http/answer.js'
import type { Handler, Route } from '../../../server/route.js'
import { identity, storageError } from '../answer.js'
import { type AuthenticatedRequest, authenticated } from '../authenticate.js'
import type { VolcTosContext } from '../context.js'

/** How many bytes an object may have: 100 MiB. The vendor's limit is higher. */
const bodyLimit = 100 * 1024 * 1024

/** The endpoints that keep objects, give them and remove them. */
export function objectRoutes(context: VolcTosContext): Route[] {
  const object = (handle: Handler<AuthenticatedRequest>) =>
    authenticated(context, (request) =>
      request.key === '' || request.received.url.searchParams.has('x-tos-process')
        ? storageError({ code: 'UnImplemented' })
        : handle(request),
    )
  return [
    { operation: 'upload', methods: ['PUT'], path: '/', bodyLimit, handle: object(putObject) },
    { operation: 'download', methods: ['GET', 'HEAD'], path: '/', handle: object(getObject) },
    { operation: 'delete', methods: ['DELETE'], path: '/', handle: object(deleteObject) },
  ]
}

async function putObject({ bucket, key, received }: AuthenticatedRequest): Promise<Answer> {
  const { headers, body } = received
  if (headers['x-tos-forbid-overwrite'] === 'true' && bucket.has(key)) {
    return storageError({ code: 'DuplicateObject' }, key)
  }
  const contentType = headers['content-type'] ?? 'binary/octet-stream'
  bucket.put(key, { contentType, make: async () => body.bytes })
  received.accept()
  const etag = (await bucket.get(key))?.etag ?? ''
  return { status: 200, headers: { ...identity(), etag }, body: '' }
}

async function getObject({ bucket, key, received }: AuthenticatedRequest): Promise<Answer> {
  const file = await bucket.get(key)
  if (file === undefined) return storageError({ code: 'NoSuchKey' }, key)
  const answer = fileAnswer(file, received)
  if (answer.status === 416) return storageError({ code: 'Requested Range Not Satisfiable' }, key)
  received.accept()
  return { ...answer, headers: { ...answer.headers, ...identity() } }
}

function deleteObject({ bucket, key, received }: AuthenticatedRequest): Answer {
  bucket.delete(key)
  received.accept()
  return { status: 204, headers: identity(), body: '' }
}
