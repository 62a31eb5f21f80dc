import type * as z from 'zod'
import { type ErrorDetails, MediaplugError } from '../error/error.js'
import { isError } from '../error/is-error.js'
import type { Issue } from '../error/issue.js'
import { withAllowed } from './allowed.js'
import { describeIssues, inWords } from './describe.js'

/** What a check gives: the value as the schema makes it, or what is wrong, without what would be allowed. */
export type Checked<T> = { readonly value: T } | { readonly issues: readonly Issue[] }

function fieldsOf(schema: z.ZodType): string[] {
  return 'shape' in schema && typeof schema.shape === 'object' && schema.shape !== null
    ? Object.keys(schema.shape)
    : []
}

/** Whether zod refuses to go on because a part of the schema is asynchronous. Any copy of zod may have thrown. */
const isAsyncNeeded = (thrown: unknown): boolean =>
  isError(thrown) && thrown.constructor.name === '$ZodAsyncError'

/** The schemas that were found to have an asynchronous part. */
const asynchronous = new WeakSet<z.ZodType>()

/**
 * Checks a value, without throwing. Only a schema that has an asynchronous part gives a promise.
 *
 * @param known - The fields that a sentence may propose. Default: those of the schema.
 */
export function check<T>(
  schema: z.ZodType<T>,
  value: unknown,
  known?: readonly string[],
): Checked<T> | Promise<Checked<T>> {
  const checked = (parsed: z.ZodSafeParseResult<T>): Checked<T> =>
    parsed.success
      ? { value: parsed.data }
      : {
          issues: describeIssues(parsed.error.issues, value, { schema, known: known ?? fieldsOf(schema) }),
        }
  if (asynchronous.has(schema)) return schema.safeParseAsync(value).then(checked)
  try {
    return checked(schema.safeParse(value))
  } catch (thrown) {
    if (!isAsyncNeeded(thrown)) throw thrown
    asynchronous.add(schema)
    return schema.safeParseAsync(value).then(checked)
  }
}

/**
 * Gives the value as the schema makes it.
 *
 * A provider's settings and its models' inputs are checked already. It is for further functions of a provider's
 * package, so that their errors read like all others.
 *
 * @param subject - What is checked, as the message names it.
 * @param known - The fields that are allowed, where they are more than those of the schema.
 * @throws MediaplugError `invalid-input` that lists each field, what is allowed and what was given. What a schema calls
 *   a credential is not shown.
 * @example Options of a further function
 * ```ts
 * const options = validate(z.strictObject({ bucket: z.string() }), { bucket: 'pictures' }, 'presign()')
 * ```
 */
export function validate<S extends z.ZodType>(
  schema: S,
  value: unknown,
  subject: string,
  known: readonly string[] = fieldsOf(schema),
): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = describeIssues(parsed.error.issues, value, { schema, known })
  throw invalidInput(subject, withAllowed(issues, schema, value, known))
}

/**
 * The error for an input that is not allowed.
 *
 * @param subject - What it is about, as the message names it.
 * @param issues - What is wrong; a text is about the value as a whole.
 */
export function invalidInput(
  subject: string,
  issues: readonly (Issue | string)[],
  details: ErrorDetails = {},
): MediaplugError {
  const all = issues.map((issue) => (typeof issue === 'string' ? { path: [], message: issue } : issue))
  return new MediaplugError('invalid-input', `${subject}: ${inWords(all)}.`.replace(/\?\.$/, '?'), {
    phase: 'input',
    issues: all,
    ...details,
  })
}
