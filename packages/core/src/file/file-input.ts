import * as z from 'zod'
import type { ReadOptions } from './read-options.js'

/** A file on this machine. */
export interface FileAtPath {
  /** Absolute, or relative to the working directory. */
  readonly path: string
}

/** A result of an earlier task, as it is, or its JSON form. */
export interface EarlierAsset {
  /** What the file is, such as `image`. */
  readonly kind: string
  /** Where the vendor keeps it. */
  readonly url?: string | undefined
  /** Gives the whole file, where the bytes came with the answer. */
  bytes?(options?: ReadOptions): Promise<Uint8Array>
}

/**
 * A file that a request is given: a URL, a path, bytes, or the asset of an earlier result.
 *
 * @example
 * ```ts
 * const forms: FileInput[] = ['https://example.com/cat.png', { path: 'cat.png' }, new Uint8Array(bytes)]
 * ```
 */
export type FileInput = string | URL | FileAtPath | Uint8Array | Blob | EarlierAsset

const isWebUrl = (value: string): boolean => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

/** Whether an object has one field only: a field beside the path would be passed over in silence. */
const isAlone = (value: object): boolean => Object.keys(value).length === 1

function isFileInput(value: unknown): boolean {
  if (typeof value === 'string') return isWebUrl(value)
  if (value instanceof URL) return isWebUrl(value.href)
  if (value instanceof Uint8Array || value instanceof Blob) return true
  if (typeof value !== 'object' || value === null) return false
  if ('path' in value) return typeof value.path === 'string' && value.path !== '' && isAlone(value)
  if (!('kind' in value)) return false
  if ('url' in value && value.url !== undefined) return typeof value.url === 'string' && isWebUrl(value.url)
  return 'bytes' in value && typeof value.bytes === 'function'
}

/**
 * The schema of a file in a portable request. A model narrows it with `file`.
 *
 * @example
 * ```ts
 * const input = z.strictObject({ image: fileInput, factor: z.number() })
 * ```
 */
export const fileInput: z.ZodCustom<FileInput, FileInput> = z
  .custom<FileInput>(isFileInput, {
    error: "must be an http(s) URL, { path: '…' }, a Uint8Array, a Blob or the asset of an earlier result",
  })
  .meta({ file: {} })
