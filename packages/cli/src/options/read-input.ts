import { readFile } from 'node:fs/promises'
import { text as readText } from 'node:stream/consumers'
import type { JsonSchema } from '@mediaplug/core'
import { UsageError } from '../error/usage-error.js'
import { fieldsOf } from './fields-of.js'
import { withPaths } from './files-in.js'
import { mainTextOf } from './main-text.js'
import type { GivenField, GivenInput } from './model-command.js'
import { readList, readValue } from './read-value.js'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of a file, or of standard input for `-`. */
export async function readSource(path: string): Promise<string> {
  try {
    return path === '-' ? await readText(process.stdin) : await readFile(path, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UsageError(`${path} cannot be read: ${reason}`, { cause })
  }
}

async function readBase(
  path: string | undefined,
  schema: JsonSchema,
): Promise<Readonly<Record<string, unknown>>> {
  if (path === undefined) return {}
  const name = path === '-' ? 'standard input' : path
  let value: unknown
  try {
    value = JSON.parse(await readSource(path))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new UsageError(`${name} is no JSON: ${cause.message}`, { cause })
  }
  const input = withPaths(value, schema)
  if (isRecord(input)) return input
  throw new UsageError(`${name} must be an object of the model's fields, as in {"prompt": "a red kite"}.`)
}

/** An object with a value at a path; what is there besides stays. */
function withValue(
  object: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (rest.length === 0) return { ...object, [name]: value }
  const inner = object[name]
  return { ...object, [name]: withValue(isRecord(inner) ? inner : {}, rest, value) }
}

function valueAt(object: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), object)
}

/** Adds what one option says. Items of a list add up; what `--input` has of it is replaced by the first. */
function withField(
  input: Readonly<Record<string, unknown>>,
  [field, text]: GivenField,
  isFirst: boolean,
): Readonly<Record<string, unknown>> {
  if (typeof text === 'boolean') return withValue(input, field.path, text)
  const items = readList(text, field)
  if (!field.isList) return withValue(input, field.path, readValue(text, field))
  const before: unknown = isFirst ? undefined : valueAt(input, field.path)
  const list: readonly unknown[] = Array.isArray(before) ? before : []
  return withValue(input, field.path, [...list, ...(items ?? [readValue(text, field)])])
}

/**
 * The input of a request: what `--input` has, then what the options say, and the text after the target.
 *
 * @throws UsageError for a text that the model has no field for, and for an `--input` that cannot be read.
 */
export async function readInput(
  schema: JsonSchema,
  { text, fields }: GivenInput,
  source: string | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  let input = await readBase(source, schema)
  for (const [index, given] of fields.entries()) {
    const isFirst = !fields.slice(0, index).some(([field]) => field === given[0])
    input = withField(input, given, isFirst)
  }
  if (text === undefined) return input
  const main = mainTextOf(fieldsOf(schema))
  if (!main) throw new UsageError(`'${text}' is one word too many: this model takes no text.`)
  return withValue(input, main.path, text)
}
