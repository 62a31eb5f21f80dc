import type * as z from 'zod'
import type { Capability } from '../capability/define.js'
import type { ProducedNotes } from '../capability/notes.js'
import type { Resolved } from '../file/file.js'
import type { Limits } from './common-settings.js'
import type { Context, StartContext } from './context.js'
import type { Started, StartedOutput } from './started.js'
import type { Status } from './status.js'
import type { DeduplicatedByKey, LookedUp } from './submit-safety.js'

/** What a model reports when it succeeds: the files, what else the capability yields, and what the vendor tells besides. */
export type ProducedBy<C extends Capability> = z.output<C['output']> & ProducedNotes

/** The details of a model of which the type says none: any of a model of which nothing is known, else none. */
export type UsualDetails<C extends Capability> = string extends C['id'] ? z.ZodType : never

/** What every model says of itself, whether it answers at once or is asked again and again. */
export interface DescribedModel<
  C extends Capability,
  Input extends z.ZodType,
  Details extends z.ZodType = UsualDetails<C>,
> {
  /** The model's name as the vendor writes it. */
  readonly title: string
  /** What it is good for, in a sentence or two, for a person who chooses. */
  readonly description?: string
  /** The portable request that it serves. */
  readonly capability: C
  /** Portable names and units, narrowed to what this model allows, extended by what only it has. Strict. */
  readonly input: Input
  /** The vendor's page about it. */
  readonly documentation?: string
  /** What the vendor allows of this model, beside the limits of the account: both hold. Default: no further limit. */
  readonly limits?: Limits
  /** Whether it is chosen by its own id alone, never by its capability. Default: false. */
  readonly experimental?: boolean
  /**
   * Why this account has not the model, in words for its owner: the model is not listed then, and a request for it is an
   * error that says so. Tasks that it has at the vendor already are resumed, recovered and settled all the same.
   * `models(settings)` knows the region and whatever else it depends on. Default: it has it.
   */
  readonly unavailable?: string | undefined
  /**
   * What the vendor tells beside the files: a seed, a revised prompt, the version of the model. `start` and `poll` give
   * it in the output as the vendor wrote it, `{ assets, details: answer.metrics }`; the result has it as this schema
   * makes it. Where it does not fit, the result has none, and `mediaplug.mismatch` tells why. Default: nothing.
   */
  readonly details?: Details
}

/** A model that answers at once, and whose vendor keeps no task: nothing can be resumed. */
export interface SynchronousModel<
  C extends Capability,
  Input extends z.ZodType,
  Details extends z.ZodType = UsualDetails<C>,
> extends DescribedModel<C, Input, Details> {
  /** Asks the vendor, and gives what it made. Throws when the answer cannot be read. */
  start(input: Resolved<z.output<Input>>, context: StartContext): Promise<StartedOutput<ProducedBy<C>>>
  /** What keeps a submission from being paid twice, where the vendor offers something. Default: nothing. */
  readonly submitSafety?: DeduplicatedByKey
  /** Never there: there is no task to ask after. */
  readonly poll?: never
  readonly typicalSeconds?: never
  readonly newForSeconds?: never
  /** Never there: there is no task to end. */
  readonly cancel?: never
}

/** A model that accepts a task and is asked after it. */
export interface AsynchronousModel<
  C extends Capability,
  Input extends z.ZodType,
  Details extends z.ZodType = UsualDetails<C>,
> extends DescribedModel<C, Input, Details> {
  /** How long a task usually takes, `[early, late]` in seconds, as the vendor says. */
  readonly typicalSeconds?: readonly [number, number]
  /**
   * For how long after it has accepted a task the vendor may say that it does not know it, in seconds: until then, core
   * asks again soon in place of believing it. Default: 8.
   */
  readonly newForSeconds?: number
  /**
   * Has the vendor accept a task, with one paid request. Throws when the answer cannot be read; core decides
   * what that means. A result that came with the answer is given beside the reference.
   */
  start(input: Resolved<z.output<Input>>, context: StartContext): Promise<Started<ProducedBy<C>>>
  /** Asks after a task, once. Throws for a state that nobody knows. It never waits or repeats: core does. */
  poll(ref: string, context: Context): Promise<Status<ProducedBy<C>>>
  /** What keeps a submission from being paid twice, where the vendor offers something. Default: nothing. */
  readonly submitSafety?: DeduplicatedByKey | LookedUp
  /** Ends a task at the vendor. Left out where the vendor cannot. */
  cancel?(ref: string, context: Context): Promise<void>
}

/** One operation of a vendor: the only code that a provider writes. */
export type Model<
  C extends Capability = Capability,
  Input extends z.ZodType = z.ZodType,
  Details extends z.ZodType = UsualDetails<C>,
> = SynchronousModel<C, Input, Details> | AsynchronousModel<C, Input, Details>

type RequiredFields<T> = { [K in keyof T as Record<never, never> extends Pick<T, K> ? never : K]: T[K] }

/** The required fields of a portable request that an input lacks, or takes fewer values of. */
type Refused<Portable, Given> = {
  [K in keyof Portable & string]: K extends keyof Given ? (Portable[K] extends Given[K] ? never : K) : K
}[keyof Portable & string]

/** The fields that an input requires, and that a portable request need not have. */
type Demanded<Portable, Given> = Exclude<keyof RequiredFields<Given> & string, keyof Portable>

/** What is wrong with an input, as the names of properties: a compiler's message names those that are missing. */
type Rejection<Portable, Given> = {
  [K in Refused<Portable, Given> as `it does not take every '${K}' of the portable request`]: never
} & {
  [K in Demanded<Portable, Given> as `it requires '${K}', which a portable request need not have`]: never
} & { 'this model rejects the portable request': Portable }

/** A model of a capability accepts at least the required fields of the portable request. */
export type Accepts<C extends Capability, Input extends z.ZodType> =
  RequiredFields<z.input<C['input']>> extends z.input<Input>
    ? unknown
    : Rejection<RequiredFields<z.input<C['input']>>, z.input<Input>>

/** The kind of a model, told by whether it has a `poll`. */
export type ModelOfKind<
  C extends Capability,
  Input extends z.ZodType,
  Details extends z.ZodType,
  M,
> = M extends { readonly poll: unknown }
  ? AsynchronousModel<C, Input, Details>
  : SynchronousModel<C, Input, Details>

/**
 * Defines a model of a provider.
 *
 * It writes the vendor's wire protocol and nothing else: core validates, retries, polls and downloads.
 * A model whose `input` rejects the capability's required fields does not compile.
 *
 * @param model - What it is, what it takes, and how the vendor is asked.
 * @example A model that answers at once
 * ```ts
 * export const flowchart = defineModel({
 *   title: 'Flowchart',
 *   capability: textToDiagram,
 *   input: z.strictObject({ prompt: z.string().min(1) }),
 *   async start({ prompt }, { http }) {
 *     return { output: readOutput(await http.json({ method: 'POST', path: '/draw', body: JSON.stringify({ prompt }) })) }
 *   },
 * })
 * ```
 */
export function defineModel<
  C extends Capability,
  Input extends z.ZodType,
  M,
  Details extends z.ZodType = never,
>(
  model: Model<C, Input, Details> & { readonly input: Accepts<C, Input> } & M,
): ModelOfKind<C, Input, NoInfer<Details>, M>
export function defineModel(model: Model): Model {
  return model
}
