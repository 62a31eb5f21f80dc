import type { Parameter } from './parameter.js'

/** What a model makes. */
export type MediaKind = 'image' | 'video'

/** A model as the vendor documents it. */
export interface ModelEntry {
  readonly title: string
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Values that are allowed each by itself, but not together. */
  readonly never?: readonly Readonly<Record<string, string>>[]
}

/** Models by their code. */
export type Family = Readonly<Record<string, ModelEntry>>

/** A model with where it is. */
export interface Model extends ModelEntry {
  /** The part of the path before the code. */
  readonly family: string
  /** The vendor's code for it, such as `i2v-kling-v3-0`. */
  readonly code: string
  readonly makes: MediaKind
}
