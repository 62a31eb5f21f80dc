import type * as z from 'zod'
import { MediaplugError } from '../error/error.js'
import type { ProducedNotes } from './notes.js'
import type { ProducedOutput } from './output.js'
import { type addedNames, takenName, takenReason } from './taken-names.js'

/**
 * A portable request and what it yields: what every model of the capability has in common.
 *
 * Its identity is the string `id`, so that anyone may define one, and two copies of core agree.
 */
export interface Capability<
  Id extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType<ProducedOutput> = z.ZodType<ProducedOutput>,
> {
  /** In kebab case, such as `text-to-image`. */
  readonly id: Id
  /** The portable request. */
  readonly input: Input
  /**
   * What a model of it reports: {@link outputOf}, or an object without `assets` where it yields no files, or with `assets` that
   * are optional where it may yield none.
   */
  readonly output: Output
}

type KeysOf<T> = T extends unknown ? keyof T : never

/** Whose name a field of an output may not have. */
type Taken = keyof ProducedNotes | (typeof addedNames)[number]

/** What a name is taken for. */
type TakenFor<Name extends Taken> = Name extends keyof ProducedNotes
  ? 'what a vendor tells besides'
  : 'what core adds to every result'

/** An output has no field that every result has for something else. The compiler's message names the one that is taken. */
export type FreeOfNotes<Output extends z.ZodType> = [Extract<KeysOf<z.output<Output>>, Taken>] extends [never]
  ? unknown
  : {
      [Name in Extract<KeysOf<z.output<Output>>, Taken> as `'${Name}' is taken for ${TakenFor<Name>}`]: never
    }

/**
 * Defines a capability: a request that several vendors can serve.
 *
 * Use it for a kind of media that core does not name. Its fields should be those that most vendors have,
 * in portable names and units; what only one vendor has belongs to that vendor's model. Packages that share one need
 * share no more than its `id` and its fields. Some names are taken in every output: `details`, `usage` and `requestId`
 * for what a vendor tells besides, `model`, `handle`, `save` and `refusals` for what core adds to every result.
 *
 * @param capability - `id` in kebab case, the `input` schema (strict, so that nothing is dropped in
 *   silence) and the `output` schema.
 * @throws MediaplugError `invalid-input` for an output with a field whose name is taken.
 * @example A kind of file that core does not name
 * ```ts
 * export const textTo3d = defineCapability({
 *   id: 'text-to-3d',
 *   input: z.strictObject({ prompt: z.string(), seed: z.int().optional() }),
 *   output: outputOf('model'),
 * })
 * ```
 * @example Text, and no file
 * ```ts
 * export const captionImage = defineCapability({
 *   id: 'caption-image',
 *   input: z.strictObject({ image: fileInput }),
 *   output: z.object({ text: z.string() }),
 * })
 * ```
 * @example An image of another one
 * ```ts
 * export const colorizeImage = defineCapability({
 *   id: 'colorize-image',
 *   input: z.strictObject({ image: fileInput, prompt: z.string().optional() }),
 *   output: outputOf('image'),
 * })
 * ```
 */
export function defineCapability<
  const Id extends string,
  Input extends z.ZodType,
  Output extends z.ZodType<ProducedOutput>,
>(
  capability: Capability<Id, Input, Output> & { readonly output: FreeOfNotes<Output> },
): Capability<Id, Input, Output> {
  const taken = takenName(capability.output)
  if (taken !== undefined) {
    const message = `capability ${capability.id}: its output ${takenReason(taken)}.`
    throw new MediaplugError('invalid-input', message, { phase: 'input' })
  }
  return capability
}
