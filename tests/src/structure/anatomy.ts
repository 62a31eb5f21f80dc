import type { Sources } from '../../../scripts/house/sources.mjs'
import { codeIn, tableBelow } from './table.js'

/** The names that the files and folders of a provider bear. */
export interface Anatomy {
  /** Those that each provider uses, where the thing exists. */
  readonly shared: readonly string[]
  /** Those of one provider alone. */
  readonly further: readonly { readonly provider: string; readonly name: string }[]
}

/** Reads the anatomy that a document states. */
export function statedAnatomy(markdown: string): Anatomy {
  return {
    shared: tableBelow(markdown, 'One anatomy for every provider').flatMap(([names]) =>
      codeIn(names).map(nameOf),
    ),
    further: tableBelow(markdown, 'Further names').flatMap(([provider, names]) =>
      codeIn(names).map((name) => ({ provider: codeIn(provider).join(), name: nameOf(name) })),
    ),
  }
}

/** What bears no name of the anatomy in a provider's sources, and what ought to be there and is not. */
export function misnamed(provider: string, sources: Sources, { shared, further }: Anatomy): string[] {
  const own = further.filter((entry) => entry.provider === provider).map(({ name }) => name)
  const present = [...new Set([...sources.keys()].map(nameOf))]
  return [
    ...present.filter((name) => !shared.includes(name) && !own.includes(name)),
    ...['index', 'provider', ...own]
      .filter((name) => !present.includes(name))
      .map((name) => `${name} is missing`),
  ]
}

/** A thing keeps its name when it grows from a file into a folder: `request.ts`, `request/`. */
function nameOf(path: string): string {
  return path.replace(/\/.*$/, '').replace(/\.ts$/, '')
}
