import type * as z from 'zod'
import { type Check, checksOf } from './checks.js'
import { fileLimitsOf } from './file-limits.js'
import { isPortable } from './portable-pattern.js'

/** What a check is asked for its words with, as no value was refused. */
const noIssue = { code: 'custom', input: undefined, path: [] }

/** The words that an author gave a check; none where they are left to its issues, or are made of the value. */
function givenWords({ error }: Check): string | undefined {
  try {
    const said = error?.(noIssue as never)
    return typeof said === 'object' && said !== null ? said.message : (said ?? undefined)
  } catch {
    return undefined
  }
}

function wordsOf(check: Check): string | undefined {
  if (check.check === 'custom') return givenWords(check)
  if (!check.pattern || isPortable(check.pattern)) return undefined
  return givenWords(check) ?? `must match ${check.pattern}`
}

const capitalized = (text: string): string => text.replace(/^./, (first) => first.toUpperCase())

/** A check as a sentence. The name of a field stays as it is. */
function sentencesOf(check: Check): string[] {
  const words = wordsOf(check)
  if (words === undefined) return []
  return [check.path?.length ? `${check.path.join('.')} ${words}` : capitalized(words)]
}

/** The schemas that see the same value as a schema does, and whose rules all hold for it. */
function sameValue({ _zod: { def } }: z.core.$ZodTypes): readonly z.core.$ZodType[] {
  if (def.type === 'pipe') return [def.in, def.out]
  return 'innerType' in def ? [def.innerType] : []
}

/**
 * The rules of a value that JSON Schema has no keywords for, as sentences: the messages of its schema's refinements, and
 * patterns that JSON Schema does not read as they are meant. A file has none: its limits are told.
 */
export function namedRules(schema: z.core.$ZodType): readonly string[] {
  if (fileLimitsOf(schema)) return []
  const inherited = sameValue(schema as z.core.$ZodTypes).flatMap(namedRules)
  return [...new Set([...inherited, ...checksOf(schema).flatMap(sentencesOf)])]
}
