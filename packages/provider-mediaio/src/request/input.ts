import type { FileInput, PendingFile } from '@mediaplug/core/provider'
import type { catalogue, ModelName } from '../catalogue/catalogue.js'
import type { ChoiceName, Choices, Default } from '../catalogue/entry.js'

type Catalogue = typeof catalogue

/** One of some values. Editors show the type by this name, and so the default beside the values. */
export type OneOf<Value, Fallback extends Default<unknown>> = Value | Fallback['default']

/** The values that a model allows for a field. */
type Allowed<Name extends ModelName, Field extends ChoiceName> = Catalogue[Name] extends {
  readonly [F in Field]: { readonly values: readonly (infer Value)[]; readonly default: infer Fallback }
}
  ? OneOf<Value, Default<Fallback>>
  : never

/** The fields that take one of some values. Editors show the comments of {@link Choices}. */
type ChosenFields<Name extends ModelName> = {
  -readonly [Field in keyof Choices]: Allowed<Name, Field> | undefined
}

/** Every field that a model may have. */
interface Fields<Name extends ModelName> extends ChosenFields<Name> {
  /** What to make, in words. */
  prompt: string
  /** The image to bring into motion. Formats and sizes: in the model's metadata and the package's README. */
  image: FileInput
  /** The video whose movement is followed. Formats and sizes: in the model's metadata and the package's README. */
  video: FileInput
}

interface OptionalPrompt {
  /** What to make, in words. */
  prompt?: string | undefined
}

/** The fields that a model has, without those of `ImagesOf`, which exclude each other. */
type OwnFields<Name extends ModelName> = Catalogue[Name] extends {
  readonly prompt: { readonly optional: true }
}
  ? Pick<Fields<Name>, Exclude<keyof Catalogue[Name] & keyof Fields<Name>, 'prompt'>> & OptionalPrompt
  : Pick<Fields<Name>, keyof Catalogue[Name] & keyof Fields<Name>>

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

type ImagesOf<Name extends ModelName> = Catalogue[Name] extends { readonly images: unknown }
  ? OneImage | SeveralImages
  : unknown

/** A restriction as a type: a request lacks the value that restricts, or has what is then left of the other field. */
type RestrictionOf<Name extends ModelName> = Catalogue[Name] extends {
  readonly restriction: {
    readonly of: infer Of extends ChoiceName
    readonly to: readonly (infer To)[]
    readonly where: infer Where extends ChoiceName
    readonly is: infer Is
  }
}
  ? { [Field in Where]?: Exclude<Allowed<Name, Field>, Is> | undefined } | { [Field in Of]?: To | undefined }
  : unknown

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
export type MediaioInput<Name extends ModelName> = Name extends ModelName
  ? OwnFields<Name> & ImagesOf<Name> & RestrictionOf<Name>
  : never

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
