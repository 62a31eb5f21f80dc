import type { AssetKind } from '../capability/output.js'
import type { Model } from '../contract/model.js'
import type { JsonSchema } from '../schema/json-schema.js'

/** A model that a client can use. */
export interface ModelDescription {
  /** `provider/model`. */
  readonly id: string
  /** The model's name as the vendor writes it. */
  readonly title: string
  /** What it is good for, in a sentence or two, for a person who chooses. */
  readonly description?: string | undefined
  /** The id of the capability that it serves. */
  readonly capability: string
  /**
   * What kinds of file it may make, such as `image`, as its capability says; none where it makes no files, or where the
   * schema of the capability's output does not tell.
   */
  readonly kinds: readonly AssetKind[]
  /** What it takes, as the schema that checks it. */
  readonly input: Model['input']
  /** What it takes, as JSON Schema. Made when it is first read. */
  readonly jsonSchema: JsonSchema
  /**
   * What its capability takes, whichever model serves it, as JSON Schema. Made when it is first read.
   */
  readonly capabilitySchema: JsonSchema
  /**
   * How long half of its tasks take, in seconds: what was learned in this process, else what the vendor says or what such
   * tasks usually take. `undefined` of a model that answers at once, and where nothing is known.
   */
  readonly usualSeconds: number | undefined
  /** Whether it is chosen by its own id alone, never by its capability. */
  readonly experimental: boolean
  /** The vendor's page about it. */
  readonly documentation?: string | undefined
}
