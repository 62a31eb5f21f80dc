import type { FileLimits, Limits } from '@mediaplug/core/provider'
import type { CapabilityId } from './capability.js'

/** What a model takes for a value that is not given. */
export interface Default<Value> {
  /** The value that counts. */
  readonly default: Value
}

/** A field that takes one of some values. Without a default, it is not sent where it is not given. */
export interface Choice<Value = string | number | boolean> extends Partial<Default<Value>> {
  /** All that the model takes. */
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

/** A rule: where the field `where` is `is`, the field `of` takes only the values `to`, its default among them. */
export interface Restriction {
  /** The field that is restricted. */
  readonly of: ChoiceName
  /** What is left of its values. */
  readonly to: readonly (string | number | boolean)[]
  /** The field that restricts. */
  readonly where: ChoiceName
  /** The value by which it does. */
  readonly is: string | number | boolean
}

/** A field in the vendor's own words: a text, or one of some. It goes to the vendor as it is given. */
export interface Parameter {
  /** The texts that the vendor takes. Default: any. */
  readonly values?: readonly string[]
  /** What is sent where the field is not given. Default: nothing. */
  readonly default?: string
  /** What the field does, for forms and agents. */
  readonly description?: string
}

/** A model of the vendor, as data: enough for its types, its checks and its requests. */
export interface Entry extends Choices {
  /** The model's name as the vendor writes it. */
  readonly title: string
  /** What it is good for, what it costs, how long it takes. */
  readonly description?: string
  /** The portable request that it serves. */
  readonly capability: CapabilityId
  /** The part of the vendor's path before the model's code: `/generation/{family}/{code}`. */
  readonly family: string
  /** Whether it is chosen by its own id alone, never by its capability. Default: false. */
  readonly experimental?: boolean
  /** The words. Default: the model takes none. */
  readonly prompt?: {
    /** The most characters that it may have; an emoji is one. */
    readonly maxCharacters: number
    /** Whether it may be left out. */
    readonly optional?: true
  }
  /** One image. */
  readonly image?: FileLimits & {
    /** The vendor's name of the field. Default: `image`. */
    readonly vendorName?: string
  }
  /** One image or several. */
  readonly images?: FileLimits & {
    /** The most images. */
    readonly maxCount: number
  }
  /** A video. */
  readonly video?: FileLimits
  /** Values that do not go together. */
  readonly restriction?: Restriction
  /** Further fields, by the vendor's names. */
  readonly parameters?: Readonly<Record<string, Parameter>>
  /** How long a task usually takes, `[early, late]` in seconds. Default: it is learned. */
  readonly typicalSeconds?: readonly [number, number]
  /** What the vendor allows of this model, beside the limits of the account. Default: no further limit. */
  readonly limits?: Limits
}
