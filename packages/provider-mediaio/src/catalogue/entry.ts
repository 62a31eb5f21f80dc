import type { FileRules } from '@mediaplug/core/provider'
import type { CapabilityId } from './capability.js'

/** What a model takes for a value that is not given. */
export interface Default<Value> {
  /** The value that counts. */
  readonly default: Value
}

/** A field that takes one of some values. */
export interface Choice<Value = string | number | boolean> extends Default<Value> {
  readonly values: readonly Value[]
  /** The vendor's name of the field, where this model has another than most. */
  readonly vendorName?: string
}

/**
 * The fields that take one of some values, in portable names and units. A field that is declared here is one of the
 * types of requests, and needs a form for the vendor.
 */
export interface Choices {
  /** Width to height. */
  readonly aspectRatio?: Choice<`${number}:${number}`>
  /** Size class. */
  readonly resolution?: Choice<`${number}${'p' | 'k'}`>
  /** Length in seconds. */
  readonly duration?: Choice<number>
  /** Whether the video has sound. */
  readonly audio?: Choice<boolean>
  /** How many results. */
  readonly count?: Choice<number>
  /** Whether the video has several shots. */
  readonly multiShot?: Choice<boolean>
  /** Whether the video is one shot or several. */
  readonly shotType?: Choice<'multi' | 'single'>
}

/** The name of a field that takes one of some values. */
export type ChoiceName = keyof Choices

/** The vendor's limits of a file. */
export type FileLimits = Omit<FileRules<'url'>, 'as'>

/** A rule: where the field `where` is `is`, the field `of` takes only the values `to`, its default among them. */
interface Restriction {
  readonly of: ChoiceName
  readonly to: readonly (string | number | boolean)[]
  readonly where: ChoiceName
  readonly is: string | number | boolean
}

/** A model of the vendor, as data. */
export interface Entry extends Choices {
  /** The model's name as the vendor writes it. */
  readonly title: string
  readonly capability: CapabilityId
  /** The part of the vendor's path before the model's code. */
  readonly family: string
  readonly prompt: { readonly maxCharacters: number; readonly optional?: true }
  readonly image?: FileLimits
  /** One image or several. */
  readonly images?: FileLimits & { readonly maxCount: number }
  readonly video?: FileLimits
  readonly restriction?: Restriction
}
