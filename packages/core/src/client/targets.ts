import type * as z from 'zod'
import type { Delivered, Output } from '../asset/output.js'
import type { NoAccount } from '../contract/account.js'
import type { Models, Provider } from '../contract/provider.js'
import type { TaskHandle } from '../handle.js'

/** The ids of a provider's models, `provider/model`. */
export type ModelId<P extends Provider> =
  P extends Provider<infer Id, infer M> ? `${Id}/${keyof M & string}` : never

/** The model of an id. */
export type ModelAt<P extends Provider, Id> =
  P extends Provider<infer A, infer M>
    ? Id extends `${A}/${infer Name}`
      ? Name extends keyof M
        ? M[Name]
        : never
      : never
    : never

/** The capabilities that providers serve. */
export type CapabilityOf<P extends Provider> =
  P extends Provider<string, infer M> ? M[keyof M]['capability'] : never

/** A model, or a capability: then the first model that accepts the request serves it. */
export type Target<P extends Provider> = ModelId<P> | CapabilityOf<P>['id']

/** The ids of the models that serve a target. */
export type ServedBy<P extends Provider, T> =
  T extends ModelId<P>
    ? T
    : P extends Provider<infer Id, infer M>
      ? {
          [Name in keyof M & string]: M[Name]['capability']['id'] extends T ? `${Id}/${Name}` : never
        }[keyof M & string]
      : never

/** The ids of those models of a target that keep a task, which a handle resumes. */
type PolledBy<P extends Provider, Id> =
  Id extends ModelId<P> ? (ModelAt<P, Id> extends { readonly poll?: undefined } ? never : Id) : never

/** What resumes a task of a target: `undefined` for models that answer at once. */
export type HandleOf<P extends Provider, T> =
  | ([PolledBy<P, ServedBy<P, T>>] extends [never] ? never : TaskHandle<PolledBy<P, ServedBy<P, T>>>)
  | (ServedBy<P, T> extends PolledBy<P, ServedBy<P, T>> ? never : undefined)

/** What a model or a capability takes. */
export type InputOf<P extends Provider, T> =
  T extends ModelId<P>
    ? z.input<ModelAt<P, T>['input']>
    : z.input<Extract<CapabilityOf<P>, { readonly id: T }>['input']>

/** What the vendors of models tell beside the files, as each model's schema makes it. */
type DetailsOf<P extends Provider, Id> = z.output<Exclude<ModelAt<P, Id>['details'], undefined>>

/** What a model or a capability gives. */
export type ResultOf<P extends Provider, T> =
  T extends ModelId<P>
    ? Delivered<z.output<ModelAt<P, T>['capability']['output']>, DetailsOf<P, T>, T, HandleOf<P, T>>
    : Delivered<
        z.output<Extract<CapabilityOf<P>, { readonly id: T }>['output']>,
        DetailsOf<P, ServedBy<P, T>>,
        ServedBy<P, T>,
        HandleOf<P, T>
      >

/** The ids of the providers whose vendors tell of an account's credits, or may: of which no more is known. */
export type AccountId<P extends Provider> =
  P extends Provider<infer Id, Models, infer A> ? (A extends NoAccount ? never : Id) : never

/** What a handle resumes: typed by the model where the handle's type tells it. */
export type ResumedOutput<P extends Provider, Id extends string> =
  Id extends ModelId<P> ? ResultOf<P, Id> : Output
