import { describeTarget } from '../generate/target.js'
import type { Field } from '../options/field.js'
import { fieldsOf } from '../options/fields-of.js'
import { openKnown } from './known.js'
import type { Suggestion, Suggestions } from './suggestion.js'

/** The fields of the target that is among some words: the first that is no option. */
async function fieldsFor(before: readonly string[]): Promise<readonly Field[]> {
  const target = before.find((word) => !word.startsWith('-'))
  if (target === undefined) return []
  const { client } = await openKnown()
  const described = describeTarget(client, target)
  return described ? fieldsOf(described.schema) : []
}

/** The options of the target that is among some words. */
export async function modelOptions(before: readonly string[]): Promise<readonly Suggestion[]> {
  const fields = await fieldsFor(before)
  return fields.map(({ flag, schema }) => ({ value: `--${flag}`, description: schema.description }))
}

/** The values of an option of the target: those that are listed, or files. */
export async function fieldSuggestions(
  before: readonly string[],
  option: string,
): Promise<Suggestions | undefined> {
  const field = (await fieldsFor(before)).find(({ flag }) => `--${flag}` === option)
  if (!field) return undefined
  if (field.kinds.has('file')) return 'files'
  if (field.kinds.size === 1 && field.kinds.has('boolean')) return undefined
  return field.choices.map((choice) => ({ value: String(choice) }))
}
