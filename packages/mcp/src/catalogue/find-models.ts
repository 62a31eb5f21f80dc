import type { ModelDescription } from '@mediaplug/core'
import { type InputKind, kindsOf } from './kinds.js'

/** Which models are wanted. */
export interface ModelFilter {
  /** Words of what is wanted: models that have all of them, else those that have most. */
  readonly query?: string | undefined
  readonly capability?: string | undefined
  readonly provider?: string | undefined
  /** What the models must take. */
  readonly takes?: readonly InputKind[] | undefined
}

const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .filter(Boolean)

function textOf({ id, title, capability, description = '' }: ModelDescription): string {
  return `${id} ${title} ${capability} ${description}`.toLowerCase()
}

/** The models that have most of some words; all of them where none has any. */
function bestByWords(models: readonly ModelDescription[], query: string): readonly ModelDescription[] {
  const words = wordsOf(query)
  const scored = models.map((model) => {
    const text = textOf(model)
    return { model, score: words.filter((word) => text.includes(word)).length }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best === 0 && words.length > 0
    ? []
    : scored.filter(({ score }) => score === best).map(({ model }) => model)
}

/** The models that are wanted, the preferred first. */
export function findModels(
  models: readonly ModelDescription[],
  { query = '', capability, provider, takes = [] }: ModelFilter,
): readonly ModelDescription[] {
  const fitting = models.filter((model) => {
    const kinds = takes.length > 0 ? kindsOf(model.jsonSchema) : []
    return (
      (capability === undefined || model.capability === capability) &&
      (provider === undefined || model.id.startsWith(`${provider}/`)) &&
      takes.every((kind) => kinds.includes(kind))
    )
  })
  return bestByWords(fitting, query)
}
