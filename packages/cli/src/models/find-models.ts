import type { ModelDescription } from '@mediaplug/core'

/** Which models are wanted. */
export interface ModelFilter {
  /** All of them stand somewhere in id, title, description or capability. */
  readonly words: readonly string[]
  readonly capability?: string | undefined
  readonly provider?: string | undefined
}

/** The models that are wanted, in their order. */
export function findModels(
  models: readonly ModelDescription[],
  { words, capability, provider }: ModelFilter,
): readonly ModelDescription[] {
  const wanted = words.map((word) => word.toLowerCase())
  return models.filter((model) => {
    const text = `${model.id} ${model.title} ${model.capability} ${model.description ?? ''}`.toLowerCase()
    return (
      wanted.every((word) => text.includes(word)) &&
      (capability === undefined || model.capability === capability) &&
      (provider === undefined || model.id.startsWith(`${provider}/`))
    )
  })
}
