import type { ModelDescription } from '@mediaplug/core'
import { type InputKind, kindsOf } from './kinds.js'

/** Which models are wanted. */
export interface ModelFilter {
  /** Words of what is wanted: the models that fit them best. */
  readonly query?: string | undefined
  readonly capability?: string | undefined
  readonly provider?: string | undefined
  /** What the models must take. */
  readonly takes?: readonly InputKind[] | undefined
}

/** Words that tell nothing of a model. */
const empty = new Set('a an and as by for from in into my of on or the to with'.split(' '))

/** What models call what people call otherwise. */
const sameWords: Readonly<Record<string, string>> = {
  photo: 'image',
  photos: 'image',
  picture: 'image',
  pictures: 'image',
  images: 'image',
  clip: 'video',
  movie: 'video',
  videos: 'video',
  song: 'music',
  voice: 'speech',
  chart: 'diagram',
}

const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== '' && !empty.has(word))

/** How well a model fits some words: what names it counts more than what describes it. */
function scoreOf(
  { id, title, capability, description = '' }: ModelDescription,
  words: readonly string[],
): number {
  const names = `${id} ${title} ${capability}`.toLowerCase()
  const text = description.toLowerCase()
  const scores = words.map((word): number => {
    const forms = [word, sameWords[word] ?? word]
    if (forms.some((form) => names.includes(form))) return 2
    return forms.some((form) => text.includes(form)) ? 1 : 0
  })
  return scores.reduce((sum, score) => sum + score, 0)
}

/** The models that fit some words best; none where no model has any of them. */
function bestByWords(models: readonly ModelDescription[], query: string): readonly ModelDescription[] {
  const words = wordsOf(query)
  if (words.length === 0) return models
  const scored = models.map((model) => ({ model, score: scoreOf(model, words) }))
  const best = Math.max(1, ...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score === best).map(({ model }) => model)
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
