import type { ListedModel } from './listed-model.js'

/** What somebody looks for. What is empty counts for nothing. */
export interface ModelFilter {
  /** Words, all of which stand somewhere in what is told of a model. */
  readonly search: string
  readonly capability: string
  /** The id of a provider. */
  readonly vendor: string
  /** What the model takes, `text` for those that take no file. */
  readonly takes: string
}

/** Everything. */
export const noFilter: ModelFilter = { search: '', capability: '', vendor: '', takes: '' }

const wordsOf = ({ id, title, description, capability, vendorTitle }: ListedModel): string =>
  `${id} ${title} ${description} ${capability} ${vendorTitle}`.toLowerCase()

const isTaken = ({ takes }: ListedModel, wanted: string): boolean =>
  wanted === 'text' ? takes.every((kind) => kind === 'text') : takes.some((kind) => kind === wanted)

/** Whether a model is among those that somebody looks for. */
export function isFound(model: ListedModel, { search, capability, vendor, takes }: ModelFilter): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const text = words.length > 0 ? wordsOf(model) : ''
  return (
    words.every((word) => text.includes(word)) &&
    (capability === '' || model.capability === capability) &&
    (vendor === '' || model.vendor === vendor) &&
    (takes === '' || isTaken(model, takes))
  )
}

/** A filter as the address of the page has it: what is empty is left out. */
export function toQuery(filter: ModelFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== '')
  return new URLSearchParams(given).toString()
}

/** The filter that an address has. What it does not know counts for nothing. */
export function fromQuery(query: string): ModelFilter {
  const given = new URLSearchParams(query)
  const names = Object.keys(noFilter)
  return { ...noFilter, ...Object.fromEntries(names.map((name) => [name, given.get(name) ?? ''])) }
}

/** The values that a filter has, in the order in which models have them. */
export const choicesOf = (
  models: readonly ListedModel[],
  of: (model: ListedModel) => string,
): readonly string[] => [...new Set(models.map(of))]
