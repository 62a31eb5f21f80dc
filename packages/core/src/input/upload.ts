import type { FileBytes } from '../file/file.js'

/**
 * Puts a file where a vendor can fetch it, and gives its URL.
 *
 * For vendors that take URLs only: with it, paths and bytes work there too.
 *
 * @param file - The bytes, and what they are.
 * @returns An `https:` URL that the vendor can read, presigned where the place is private.
 * @example A bucket of your own
 * ```ts
 * const upload: Upload = async ({ bytes, mediaType }) => bucket.put(bytes, { contentType: mediaType })
 * ```
 */
export type Upload = (file: FileBytes, options: { readonly signal: AbortSignal }) => Promise<string>
