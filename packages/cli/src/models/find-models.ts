import type { ModelDescription } from '@mediaplug/core'

/** Which models are wanted. */
export interface ModelFilter {
  /** All of them stand somewhere in id, title, description or capability. */
  readonly words: readonly string[]
  readonly capability?: string | undefined
  readonly provider?: string | undefined
}

const hasAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.toLowerCase().includes(word))

/** The models that are wanted: first those that are called so, then those that are described so, each in their order. */
export function findModels(
  models: readonly ModelDescription[],
  { words, capability, provider }: ModelFilter,
): readonly ModelDescription[] {
  const wanted = words.map((word) => word.toLowerCase())
  const nameOf = ({ id, title, capability: kind }: ModelDescription): string => `${id} ${title} ${kind}`
  const found = models.filter(
    (model) =>
      hasAll(`${nameOf(model)} ${model.description ?? ''}`, wanted) &&
      (capability === undefined || model.capability === capability) &&
      (provider === undefined || model.id.startsWith(`${provider}/`)),
  )
  const isNamed = (model: ModelDescription): boolean => hasAll(nameOf(model), wanted)
  return [...found.filter(isNamed), ...found.filter((model) => !isNamed(model))]
}
