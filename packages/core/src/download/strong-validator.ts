import { type FileResponse, headerOf } from './file-response.js'

const strongEntityTag = /^"[^"]*"$/

/**
 * What `If-Range` may say of a file, by RFC 9110, 13.1.5: its ETag unless that is weak, or, of a file that has none,
 * the time of its last change when that was at least a second before the answer. By anything weaker, a server could
 * patch two files together.
 */
export function strongValidator(response: FileResponse): string | undefined {
  const entityTag = headerOf(response, 'etag')
  if (entityTag !== undefined) return strongEntityTag.test(entityTag) ? entityTag : undefined
  const lastModified = headerOf(response, 'last-modified')
  const answeredAt = headerOf(response, 'date')
  if (lastModified === undefined || answeredAt === undefined) return undefined
  return Date.parse(answeredAt) - Date.parse(lastModified) >= 1_000 ? lastModified : undefined
}
