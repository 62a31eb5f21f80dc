import { type Answer, textAnswer } from '../http/answer.js'
import type { ReceivedRequest, Route } from '../server/route.js'
import { parseRange } from './range.js'
import { type FileStore, filesPath, type MadeFile } from './store.js'

/** The endpoint that serves a vendor's result files. */
export function filesRoute(files: FileStore): Route {
  return {
    operation: 'download',
    methods: ['GET', 'HEAD'],
    path: filesPath,
    async handle(request) {
      const found = files.find(request.url.pathname, request.url.searchParams)
      if (found === 'missing') return storageError(404, 'NoSuchKey', 'The specified key does not exist.')
      if (found === 'expired') return storageError(403, 'AccessDenied', 'Request has expired.')
      if (found === 'forged')
        return storageError(403, 'SignatureDoesNotMatch', 'The signature does not match.')
      request.accept()
      return fileAnswer(await found, request)
    },
  }
}

/** Answers with a file, or with the part of it that a request asks for. */
export function fileAnswer(file: MadeFile, request: ReceivedRequest): Answer {
  const headers = {
    'content-type': file.contentType,
    'accept-ranges': 'bytes',
    etag: file.etag,
    'last-modified': file.lastModified.toUTCString(),
  }
  const condition = request.headers['if-range']
  const wanted = condition === undefined || condition === file.etag ? request.headers.range : undefined
  const range = parseRange(wanted, file.bytes.length)
  if (range === 'whole') return { status: 200, headers, body: file.bytes }
  if (range === 'unsatisfiable') {
    return textAnswer(416, '', { ...headers, 'content-range': `bytes */${file.bytes.length}` })
  }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.first}-${range.last}/${file.bytes.length}` },
    body: file.bytes.subarray(range.first, range.last + 1),
  }
}

function storageError(status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>\n`,
  }
}
