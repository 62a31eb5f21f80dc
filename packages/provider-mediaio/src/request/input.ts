import type { FileInput, PendingFile } from '@mediaplug/core/provider'
import type { Catalogue, ModelName } from '../catalogue/catalogue.js'
import type { ChoiceName, Choices, Default, Entry, Parameter } from '../catalogue/entry.js'

/** One of some values. Editors show the type by this name, and so the default beside the values. */
export type OneOf<Value, Fallback extends Default<unknown>> = Value | Fallback['default']

/** The values that a model allows for a field. */
type Allowed<E, Field extends ChoiceName> = E extends {
  readonly [F in Field]: { readonly values: readonly (infer Value)[] }
}
  ? E[Field] extends { readonly default: infer Fallback }
    ? OneOf<Value, Default<Fallback>>
    : Value
  : never

/** The fields that take one of some values. Editors show the comments of {@link Choices}. */
type ChosenFields<E> = {
  -readonly [Field in keyof Choices]: Allowed<E, Field> | undefined
}

/** Every field that a model may have. */
interface Fields<E> extends ChosenFields<E> {
  /** What to make, in words. */
  prompt: string
  /** The image to begin with. Formats and sizes: in the model's metadata and the package's README. */
  image: FileInput
  /** The video whose movement is followed. Formats and sizes: in the model's metadata and the package's README. */
  video: FileInput
}

interface OptionalPrompt {
  /** What to make, in words. */
  prompt?: string | undefined
}

/** The fields that a model has, without those of `ImagesOf`, which exclude each other. */
type OwnFields<E> = E extends { readonly prompt: { readonly optional: true } }
  ? Pick<Fields<E>, Exclude<keyof E & keyof Fields<E>, 'prompt'>> & OptionalPrompt
  : Pick<Fields<E>, keyof E & keyof Fields<E>>

interface OneImage {
  /** The image to change. For several, give `images` in its place. */
  image: FileInput
  images?: undefined
}

interface SeveralImages {
  /** The images to make one of, at most nine. For a single one, `image` does too. */
  images: readonly FileInput[]
  image?: undefined
}

type ImagesOf<E> = E extends { readonly images: unknown } ? OneImage | SeveralImages : unknown

/** A restriction as a type: a request lacks the value that restricts, or has what is then left of the other field. */
type RestrictionOf<E> = E extends {
  readonly restriction: {
    readonly of: infer Of extends ChoiceName
    readonly to: readonly (infer To)[]
    readonly where: infer Where extends ChoiceName
    readonly is: infer Is
  }
}
  ? { [Field in Where]?: Exclude<Allowed<E, Field>, Is> | undefined } | { [Field in Of]?: To | undefined }
  : unknown

type TextOf<P extends Parameter> = P extends { readonly values: readonly (infer Text)[] } ? Text : string

/** The fields in the vendor's own words. */
type ParametersOf<E> = E extends {
  readonly parameters: infer Named extends Readonly<Record<string, Parameter>>
}
  ? { [Name in keyof Named]?: TextOf<Named[Name]> | undefined }
  : unknown

/** What a model takes by its description: `InputOf<typeof entry>`. */
export type InputOf<E extends Entry> = OwnFields<E> & ImagesOf<E> & RestrictionOf<E> & ParametersOf<E>

/**
 * What a model takes, exactly: `MediaioInput<'i2v-kling-v3-0'>`.
 *
 * @example A request that is kept in a variable
 * ```ts
 * const request: MediaioInput<'i2v-kling-v3-0'> = {
 *   prompt: 'The sail fills, the boat turns into the wind',
 *   image: 'https://example.com/boat.png',
 *   duration: 8,
 * }
 * ```
 */
export type MediaioInput<Name extends ModelName> = Name extends ModelName ? InputOf<Catalogue[Name]> : never

/** What a field of a checked request holds. */
export type RequestValue =
  | string
  | number
  | boolean
  | PendingFile<'url'>
  | readonly PendingFile<'url'>[]
  | undefined

/** A request in portable names and units, checked, with the default of each value that was not given. */
export type CheckedRequest = Readonly<Record<string, RequestValue>>
