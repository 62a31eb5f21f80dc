import { type FileResponse, headerOf } from './file-response.js'

/** What an answer says of which file it is, in the course of time. Each may be missing, which says nothing. */
export interface FileVersion {
  readonly entityTag: string | undefined
  readonly lastModified: string | undefined
}

/** What an answer says of it. */
export const versionOf = (response: FileResponse): FileVersion => ({
  entityTag: headerOf(response, 'etag'),
  lastModified: headerOf(response, 'last-modified'),
})

/** A weak tag is compared as a strong one: servers weaken one that was strong, as when they begin to compress. */
const withoutWeakness = (entityTag: string): string => entityTag.replace(/^w\//i, '')

/**
 * Whether two answers say that they are of different files, or of the same; `undefined` where they have nothing in common
 * that could tell. Where both have a tag it alone counts: the time of a file differs from server to server.
 */
export function isSameVersion(one: FileVersion, other: FileVersion): boolean | undefined {
  if (one.entityTag !== undefined && other.entityTag !== undefined) {
    return withoutWeakness(one.entityTag) === withoutWeakness(other.entityTag)
  }
  if (one.lastModified === undefined || other.lastModified === undefined) return undefined
  return one.lastModified === other.lastModified
}

/** What is known of a file after a further answer. What that does not say stays as it was. */
export const completed = (known: FileVersion, told: FileVersion): FileVersion => ({
  entityTag: told.entityTag ?? known.entityTag,
  lastModified: told.lastModified ?? known.lastModified,
})

/** Nothing is known of a file yet. */
export const noVersion: FileVersion = { entityTag: undefined, lastModified: undefined }
