import type { Drawing } from '../drawing/drawing.js'
import type { CatalogueModel } from '../registry/catalogue-model.js'
import type { InputKind } from '../schema/input-kinds.js'
import { takes } from '../schema/takes.js'

/** A model as the overview shows it. */
export interface ListedModel {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly capability: string
  /** The id of its provider. */
  readonly vendor: string
  readonly vendorTitle: string
  readonly takes: readonly InputKind[]
  readonly gives: readonly string[]
  /** A small picture of what the sandbox made, where that is one. */
  readonly picture: string | undefined
}

/** What the overview shows of a model. */
export function listedModel(
  { id, vendor, description }: CatalogueModel,
  drawing: Drawing | undefined,
): ListedModel {
  const shown = drawing?.files
    .map(({ poster, path }) => poster ?? path)
    .find((path) => path.endsWith('.webp'))
  return {
    id,
    title: description.title,
    description: description.description ?? '',
    capability: description.capability,
    vendor: vendor.id,
    vendorTitle: vendor.title,
    takes: takes(description.jsonSchema),
    gives: description.kinds,
    picture: shown,
  }
}
