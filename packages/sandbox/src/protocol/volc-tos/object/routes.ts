import { fileAnswer } from '../../../file/route.js'
import type { Answer } from '../../../http/answer.js'
import type { Route } from '../../../server/route.js'
import { identity, storageError } from '../answer.js'
import type { Admitted, Gate } from '../authenticate.js'

/** How many bytes an object may have: 100 MiB. The vendor's limit is higher. */
const bodyLimit = 100 * 1024 * 1024

/** The endpoints that keep objects, give them and remove them. */
export function objectRoutes(gate: Gate): Route[] {
  const object =
    (handle: (admitted: Admitted) => Answer | Promise<Answer>): Route['handle'] =>
    (request) =>
      gate(request, (admitted) =>
        admitted.key === '' || request.url.searchParams.has('x-tos-process')
          ? storageError({ code: 'UnImplemented' })
          : handle(admitted),
      )
  return [
    { operation: 'upload', methods: ['PUT'], path: '/', bodyLimit, handle: object(putObject) },
    { operation: 'download', methods: ['GET', 'HEAD'], path: '/', handle: object(getObject) },
    { operation: 'delete', methods: ['DELETE'], path: '/', handle: object(deleteObject) },
  ]
}

async function putObject({ bucket, key, request }: Admitted): Promise<Answer> {
  const { headers, body } = request
  if (headers['x-tos-forbid-overwrite'] === 'true' && bucket.has(key)) {
    return storageError({ code: 'DuplicateObject' }, key)
  }
  const contentType = headers['content-type'] ?? 'binary/octet-stream'
  bucket.put(key, { contentType, make: async () => body.bytes })
  request.accept()
  const etag = (await bucket.get(key))?.etag ?? ''
  return { status: 200, headers: { ...identity(), etag }, body: '' }
}

async function getObject({ bucket, key, request }: Admitted): Promise<Answer> {
  const file = await bucket.get(key)
  if (file === undefined) return storageError({ code: 'NoSuchKey' }, key)
  const answer = fileAnswer(file, request)
  if (answer.status === 416) return storageError({ code: 'Requested Range Not Satisfiable' }, key)
  request.accept()
  return { ...answer, headers: { ...answer.headers, ...identity() } }
}

function deleteObject({ bucket, key, request }: Admitted): Answer {
  bucket.delete(key)
  request.accept()
  return { status: 204, headers: identity(), body: '' }
}
