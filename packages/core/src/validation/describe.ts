import type * as z from 'zod'
import type { Issue } from '../error/issue.js'
import { show } from '../error/show.js'
import { nearest } from './nearest.js'
import { isSecret } from './secret.js'

type ZodIssue = z.core.$ZodIssue

const listed = 12

function oneOf(values: readonly unknown[], got: unknown): string {
  if (values.length === 1) return `must be ${show(values[0])}`
  if (values.length <= listed) return `must be one of ${values.map(show).join(', ')}`
  const near = nearest(typeof got === 'string' ? got : '', values.map(String))
  const examples =
    near.length > 0 ? near.map((name) => values.find((value) => String(value) === name)) : values.slice(0, 3)
  return `must be one of ${values.length} values, such as ${examples.map(show).join(', ')}`
}

const measures: Readonly<Record<string, string>> = {
  string: ' characters',
  array: ' items',
  set: ' items',
  file: ' bytes',
}

function bound(
  word: 'at least' | 'at most',
  limit: number | bigint,
  inclusive: boolean,
  origin: string,
): string {
  const strict = word === 'at least' ? 'more than' : 'less than'
  const measure = measures[origin]
  return `must ${measure ? 'have' : 'be'} ${inclusive ? word : strict} ${limit}${measure ?? ''}`
}

/** A schema's own words for what is allowed, as the rest of a sentence. */
function predicate(message: string): string {
  return message.replace(/^Invalid string: /, '').replace(/^Invalid /, 'must be a valid ')
}

function expectation(issue: ZodIssue, got: unknown): string {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = issue.expected === 'int' ? 'integer' : issue.expected
      return `must be ${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`
    }
    case 'invalid_value':
      return oneOf(issue.values, got)
    case 'too_small':
      return bound('at least', issue.minimum, issue.inclusive ?? true, issue.origin)
    case 'too_big':
      return bound('at most', issue.maximum, issue.inclusive ?? true, issue.origin)
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`
    case 'unrecognized_keys':
      return `must not have ${issue.keys.join(', ')}`
    case 'invalid_union':
      return 'options' in issue && issue.options ? oneOf(issue.options, got) : predicate(issue.message)
    case 'invalid_key': {
      const [inner] = issue.issues
      return `has a name that ${inner ? expectation(inner, got) : 'is not allowed'}`
    }
    default:
      return predicate(issue.message)
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )
}

/** A path as messages write it: `images[0].weight`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

/** Where the value is that an issue is about: of a union whose branches all miss the same field first, that field. */
function placeOf(issue: ZodIssue): readonly PropertyKey[] {
  const inner = issue.code === 'invalid_union' ? issue.errors.map(([first]) => first && placeOf(first)) : []
  const [first] = inner
  const agreed = first !== undefined && inner.every((path) => path && fieldName(path) === fieldName(first))
  return agreed ? [...issue.path, ...first] : issue.path
}

/** What must hold at a place; of a union, what each of its branches misses first. */
function requirement(issue: ZodIssue, path: readonly PropertyKey[], got: unknown, whole: string): string {
  const subject = fieldName(path) || whole
  const branches = issue.code === 'invalid_union' ? issue.errors : []
  if (branches.length === 0) return `${subject} ${expectation(issue, got)}`
  const requirements = branches.flatMap((branch) =>
    branch
      .slice(0, 1)
      .map((inner) => requirement(inner, [...path, ...inner.path], valueAt(got, inner.path), whole)),
  )
  return [...new Set(requirements)].join(' or ').replaceAll(` or ${subject} must be `, ' or ')
}

function unknownField(field: string, known: readonly string[]): string {
  const [near] = nearest(field, known, 1)
  if (near !== undefined) return `${field} is not supported; did you mean ${near}?`
  return known.length > 0
    ? `${field} is not supported; allowed are ${known.join(', ')}`
    : `${field} is not supported`
}

/** Issues but for those that only follow from a value's being of a wrong type. */
function withoutConsequences(issues: readonly ZodIssue[]): readonly ZodIssue[] {
  const wrongTypes = new Set(
    issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => fieldName(path)),
  )
  return issues.filter(({ code, path }) => code === 'invalid_type' || !wrongTypes.has(fieldName(path)))
}

/** Nobody reads more, and a list of a vendor may be wrong in each of its items. */
const mostIssues = 50

/** What issues are about. */
export interface Subject {
  /** The schema that was not met. What it calls a secret is not shown. */
  readonly schema: z.core.$ZodType
  /** The fields that it has, to name the one that was meant. */
  readonly known: readonly string[]
  /** What the whole value is called. Default: `the input`. */
  readonly whole?: string
}

const withoutSymbols = (path: readonly PropertyKey[]): Issue['path'] =>
  path.map((key) => (typeof key === 'symbol' ? String(key) : key))

/** Says what is wrong with an input, a sentence an issue: the field's path, what is allowed, what was given. */
export function describeIssues(
  issues: readonly ZodIssue[],
  input: unknown,
  { schema, known, whole = 'the input' }: Subject,
): readonly Issue[] {
  return withoutConsequences(issues.slice(0, mostIssues)).flatMap((issue): Issue | readonly Issue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, mostIssues).map((key) => {
        const path = withoutSymbols([...issue.path, key])
        return { path, message: unknownField(fieldName(path), path.length > 1 ? [] : known) }
      })
    }
    const named = issue.code === 'invalid_key'
    const got = named ? issue.path.at(-1) : valueAt(input, issue.path)
    const sentence = requirement(issue, issue.path, got, whole)
    const place = placeOf(issue)
    const path = withoutSymbols(place)
    const value = named ? got : valueAt(input, place)
    if (value === undefined) return { path, message: `${sentence}, and is missing` }
    return { path, message: isSecret(schema, place) ? sentence : `${sentence}, got ${show(value)}` }
  })
}

/** Issues as a part of a sentence. */
export const inWords = (issues: readonly Issue[]): string => issues.map(({ message }) => message).join('; ')
