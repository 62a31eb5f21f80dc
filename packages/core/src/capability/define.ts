import type * as z from 'zod'
import type { ProducedOutput } from './output.js'

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
  /** What a model of it reports: {@link outputOf}, or an object without `assets` where it yields no files. */
  readonly output: Output
}

/**
 * Defines a capability: a request that several vendors can serve.
 *
 * Use it for a kind of media that core does not name. Its fields should be those that most vendors have,
 * in portable names and units; what only one vendor has belongs to that vendor's model. Packages that share one need
 * share no more than its `id` and its fields. The names `details`, `usage` and `requestId` are taken in every output.
 *
 * @param capability - `id` in kebab case, the `input` schema (strict, so that nothing is dropped in
 *   silence) and the `output` schema.
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
 * export const upscaleImage = defineCapability({
 *   id: 'upscale-image',
 *   input: z.strictObject({ image: fileInput, factor: z.number().optional() }),
 *   output: outputOf('image'),
 * })
 * ```
 */
export function defineCapability<
  const Id extends string,
  Input extends z.ZodType,
  Output extends z.ZodType<ProducedOutput>,
>(capability: Capability<Id, Input, Output>): Capability<Id, Input, Output> {
  return capability
}
