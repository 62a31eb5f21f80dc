import type { JsonSchema } from '../schema/json-schema.js'
import { withoutSecrets } from './redact.js'

/**
 * What is wrong with a part of a request, of settings or of options: enough for a form to mark the field.
 *
 * @example Messages by field, as forms take them
 * ```ts
 * function messagesByField(error: MediaplugError): Record<string, string> {
 *   return Object.fromEntries((error.issues ?? []).map(({ path, message }) => [path.join('.'), message]))
 * }
 * ```
 */
export interface Issue {
  /** Where it is, from the outside in: names of fields, and indices of lists from 0. Empty for the value as a whole. */
  readonly path: readonly (string | number)[]
  /** What is wrong, what is allowed and what was given, for a person. What was given is left out where it is a secret. */
  readonly message: string
  /**
   * What is allowed there, in words of JSON Schema, as far as they can say it: `enum`, `minimum`, `maxLength`, `pattern`
   * and so on, and the limits of a file as `x-mediaplug-file`. For a field that does not exist, `propertyNames` has the
   * `enum` of those that do.
   */
  readonly allowed?: JsonSchema | undefined
}

/** A model that serves a capability and does not accept a request. */
export interface Candidate {
  /** The model's id, `provider/model`. */
  readonly model: string
  /** Why it does not accept it. */
  readonly issues: readonly Issue[]
}

/** Plain data with the secrets taken out of every text in it: a copy that shares nothing. */
export function dataWithoutSecrets<T>(data: T): T
export function dataWithoutSecrets(data: unknown): unknown {
  if (typeof data === 'string') return withoutSecrets(data)
  if (Array.isArray(data)) return data.map((item: unknown) => dataWithoutSecrets(item))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, value]: [string, unknown]) => [
      withoutSecrets(key),
      dataWithoutSecrets(value),
    ]),
  )
}
