import { z } from '@mediaplug/core/provider'
import type { Drawing } from '../drawing/drawing.js'
import type { CatalogueModel } from '../registry/catalogue-model.js'
import { rangeText } from '../schema/range-text.js'
import { rowsOfInput } from '../schema/rows.js'
import { definitionOf } from './facts.js'

/** How many results the field `count` asks for; nothing where the model has no such field. */
function countText({ description: { jsonSchema } }: CatalogueModel): string | undefined {
  const count = rowsOfInput(jsonSchema).find(({ path }) => path === 'count')
  if (!count) return undefined
  const numbers = count.choices.filter((value) => typeof value === 'number')
  return numbers.length > 0
    ? rangeText(Math.min(...numbers), Math.max(...numbers))
    : count.limits[0]?.replace('at least 1', 'any number')
}

/** What comes out, in words: how many files of which kind. */
export function outcomeText(model: CatalogueModel, drawing: Drawing | undefined): string {
  const kinds = model.description.kinds.join(' or ')
  const count = countText(model)
  if (count) return `${count} files (${kinds}), as \`count\` says`
  const files = drawing?.files ?? []
  if (files.length === 0) return `files (${kinds})`
  const made = [...new Set(files.map(({ kind }) => kind))]
  return made.map((kind) => `${files.filter((file) => file.kind === kind).length} ${kind}`).join(' and ')
}

/** The media types that came out in the sandbox. */
export const mediaTypesOf = (drawing: Drawing | undefined): readonly string[] => [
  ...new Set(drawing?.files.map(({ mediaType }) => mediaType)),
]

/** The names of what the vendor tells beside the files. */
export function detailsOf(model: CatalogueModel): readonly string[] {
  const { details } = definitionOf(model)
  if (!details) return []
  const { properties = {} } = z.toJSONSchema(details, { unrepresentable: 'any' })
  return Object.keys(properties)
}
