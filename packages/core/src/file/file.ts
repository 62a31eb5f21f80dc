import type * as z from 'zod'
import { type FileInput, fileInput } from './file-input.js'
import type { MediaType } from './type/media-type.js'

/** A file's bytes and what they are. */
export interface FileBytes {
  /** The whole file. */
  readonly bytes: Uint8Array
  /** Media type, such as `image/png`. */
  readonly mediaType: string
}

/** The forms in which a model can take a file. */
export interface FileForms {
  /** A URL that the vendor fetches. Bytes are uploaded first, where the client has an `upload`. */
  readonly url: string
  /** The bytes. A URL is fetched first. */
  readonly bytes: FileBytes
  /** Either, as it was given. */
  readonly 'url-or-bytes':
    | {
        /** A URL that the vendor fetches. */
        readonly url: string
      }
    | FileBytes
}

/**
 * A vendor's limits of a file: what a model's JSON Schema has as `x-mediaplug-file`.
 *
 * @example The limits of an input, for a form
 * ```ts
 * const limits: FileLimits | undefined = client.models[0]?.jsonSchema.properties?.image?.['x-mediaplug-file']
 * const accept = limits?.mediaTypes?.join() ?? '*'
 * ```
 */
export interface FileLimits {
  /** Media types that the vendor takes, checked where the bytes are at hand. Default: any. */
  readonly mediaTypes?: readonly MediaType[]
  /** Size limit in bytes, checked where the bytes are at hand. Default: none but memory's. */
  readonly maxBytes?: number
  /** Least and most pixels of the sides, both allowed, checked where the bytes are at hand. */
  readonly sides?: readonly [number, number]
  /** Least and most pixels of the shorter side, both allowed, such as 720 for 720p: checked where the bytes are at hand and
   *  tell it. */
  readonly shorterSide?: readonly [number, number]
  /** Least and most width divided by height, both allowed, checked where the bytes are at hand. */
  readonly aspectRatio?: readonly [number, number]
  /** Shortest and longest a video may be, in seconds, both allowed, checked where the bytes of an
   *  MP4 or MOV are at hand and tell it. */
  readonly seconds?: readonly [number, number]
  /** Least and most frames a second of a video, both allowed, checked where the bytes of an MP4 or MOV are at
   *  hand and tell it. */
  readonly framesPerSecond?: readonly [number, number]
}

/** What a model accepts as a file. */
export interface FileRules<Form extends keyof FileForms = keyof FileForms> extends FileLimits {
  /** The form in which `start` receives it. */
  readonly as: Form
}

/** Marks a file in an input. A symbol, so that no JSON from outside can pass for one. */
export const pendingFile: unique symbol = Symbol.for('mediaplug.file')

/** A file between validation and `start`: core turns it into the form that the model asks for. */
export interface PendingFile<Form extends keyof FileForms = keyof FileForms> {
  readonly [pendingFile]: FileInput
  /** The form that the model asks for, and the vendor's limits. */
  readonly rules: FileRules<Form>
}

/** An input with each file in the form that the model asked for. */
export type Resolved<T> =
  T extends PendingFile<infer Form>
    ? FileForms[Form]
    : T extends string | number | boolean | bigint | null | undefined | Uint8Array | Date
      ? T
      : T extends readonly unknown[]
        ? { [K in keyof T]: Resolved<T[K]> }
        : T extends object
          ? { [K in keyof T]: Resolved<T[K]> }
          : T

/**
 * A field of a model's input that is a file.
 *
 * Users give it in any form; `start` receives the one that `as` names. Nothing about paths, uploads or
 * types of files is left to the provider. The limits stand in the JSON Schema of the model, for those who want to
 * show or check them before a request, and in the schema's metadata, as `meta()?.file`.
 *
 * @param rules - The form, and the vendor's limits.
 * @example A picture that the vendor fetches by its URL
 * ```ts
 * input: z.strictObject({ image: file({ as: 'url', mediaTypes: ['image/png'], maxBytes: 10_000_000 }) })
 * ```
 */
export function file<const Form extends keyof FileForms>(
  rules: FileRules<Form>,
): z.ZodType<PendingFile<Form>, FileInput> {
  return fileInput
    .transform((source): PendingFile<Form> => ({ [pendingFile]: source, rules }))
    .meta({ file: rules })
}
