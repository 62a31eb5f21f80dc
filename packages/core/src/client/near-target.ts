import type { Provider } from '../contract/provider.js'
import type { CapabilityOf, ModelId, Target } from './targets.js'

/** Of some names, those that begin as a word does for longest; all where none has its first letter. */
type Nearest<
  Known extends string,
  Word extends string,
  Begin extends string = '',
> = Word extends `${infer Letter}${infer Rest}`
  ? [Extract<Known, `${Begin}${Letter}${string}`>] extends [never]
    ? Known
    : Nearest<Extract<Known, `${Begin}${Letter}${string}`>, Rest, `${Begin}${Letter}`>
  : Known

/** The first of several sets of names that is not empty. */
type FirstOf<Sets extends readonly unknown[]> = Sets extends readonly [infer Names, ...infer Others]
  ? [Names] extends [never]
    ? FirstOf<Others>
    : Names
  : never

/** A word by its first letter: what begins with it. */
type SameLetter<Word extends string> = Word extends `${infer Letter}${string}` ? `${Letter}${string}` : never

/** The providers that some models are of. */
type ProviderIn<Models extends string> = Models extends `${infer Id}/${string}` ? Id : never

/** The models of a provider that are named most like a word. */
type ModelsLike<Models extends string, Id extends string, Name extends string> = FirstOf<
  [
    Extract<Models, `${Id}/${string}${Name}${string}`>,
    Nearest<Extract<Models, `${Id}/${string}`>, `${Id}/${Name}`>,
  ]
>

/** What a target with a slash may have meant: the same name elsewhere, a name of that provider, else another provider. */
type NearModel<Models extends string, Id extends string, Name extends string> = FirstOf<
  [
    Extract<Models, `${string}/${Name}`>,
    ModelsLike<Models, Nearest<Extract<ProviderIn<Models>, SameLetter<Id>>, Id>, Name>,
    `${ProviderIn<Models>}/${string}`,
  ]
>

/**
 * What may have been meant by an id that is none of some models' ids, so that the compiler's message names it; nothing
 * for one that is. For functions that take some models alone: those of one kind, say.
 *
 * @example A function for models of one provider
 * ```ts
 * declare function poster<const Id extends string>(
 *   model: (Id & ModelId<Providers>) | NearModelId<ModelId<Providers>, NoInfer<Id>>,
 * ): Promise<string>
 * await poster('mediaio/t2i-imagen-4')
 * ```
 */
export type NearModelId<Models extends string, Word extends string> = Word extends Models
  ? never
  : string extends Word
    ? Models
    : Word extends `${infer Id}/${infer Name}`
      ? NearModel<Models, Id, Name>
      : FirstOf<[Extract<Models, `${string}${Word}${string}`>, Models]>

/** The models whose id has a word in it, else the capabilities that are named most like it. */
type NearWord<P extends Provider, Word extends string> = FirstOf<
  [Extract<ModelId<P>, `${string}${Word}${string}`>, Nearest<CapabilityOf<P>['id'], Word>]
>

/**
 * What may have been meant by a target that there is not, so that the compiler's message names it rather than the first
 * few of all targets; nothing for a target that there is.
 */
export type NearTarget<P extends Provider, T extends string> =
  T extends Target<P>
    ? never
    : string extends T
      ? ModelId<P> | CapabilityOf<P>['id']
      : T extends `${infer Id}/${infer Name}`
        ? NearModel<ModelId<P>, Id, Name>
        : NearWord<P, T>
