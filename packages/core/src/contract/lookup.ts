import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import { knownSecrets } from '../error/secret/known-secrets.js'

/** How a user gives a credential: the value, or a function that fetches it, from a vault say. */
export type CredentialSource = string | (() => string | Promise<string>)

/** The way to a credential's value. */
export interface Lookup {
  /** The environment variable that is read where the settings have none. */
  readonly variable: string
  /** Whether there may be none. */
  readonly isOptional: boolean
  /** Whether the value comes from the settings and not from the environment. */
  readonly isGiven: boolean
  /**
   * Looks the value up, anew each time.
   *
   * @throws MediaplugError `auth` where it cannot be fetched, or no header can carry it.
   */
  find(): Promise<string | undefined>
  /** Whether it was looked up, though there may have been nothing. */
  isAnswered(): boolean
  /** The values that were found, the latest hundred. */
  values(): readonly string[]
}

/** A credential may change with time, and an error may tell of an earlier one. */
const mostValues = 100

async function fetchValue(source: CredentialSource | undefined): Promise<unknown> {
  if (typeof source !== 'function') return source
  try {
    return await source()
  } catch (cause) {
    throw new MediaplugError('auth', `a credential could not be fetched: ${messageOf(cause)}`, { cause })
  }
}

function checkText(value: unknown, variable: string): asserts value is string {
  if (typeof value === 'string') return
  throw new MediaplugError('auth', `the credential of ${variable} must be a string.`)
}

/** A line break comes with a file that was read whole; no header can carry one. */
function checkOneLine(value: string, variable: string): void {
  if (!/[\r\n\0]/.test(value)) return
  const message = `the credential of ${variable} has a line break in it: take it out, it may be at the end.`
  throw new MediaplugError('auth', message)
}

let collected: Lookup[] | undefined

/**
 * Makes the lookup of a credential.
 *
 * @param source - As the settings have it.
 * @param variable - The environment variable for where they have none.
 * @param isOptional - Whether there may be none.
 */
export function createLookup(
  source: CredentialSource | undefined,
  variable: string,
  isOptional = false,
): Lookup {
  const found = new Set<string>()
  let isAnswered = false

  function remember(secret: string): void {
    knownSecrets.remember(secret)
    if (found.has(secret)) return
    found.add(secret)
    const [oldest] = found
    if (found.size > mostValues && oldest !== undefined) found.delete(oldest)
  }

  async function lookUp(): Promise<string | undefined> {
    const value = (await fetchValue(source)) ?? process.env[variable]
    isAnswered = true
    if (!value) return undefined
    checkText(value, variable)
    remember(value.trim())
    checkOneLine(value, variable)
    return value
  }

  let last: { readonly value: string; readonly found: Promise<string | undefined> } | undefined

  /** What stands in the settings or the environment is the same for most requests: then nothing is made anew. */
  function find(): Promise<string | undefined> {
    if (typeof source === 'function') return lookUp()
    const value = source ?? process.env[variable]
    if (last !== undefined && last.value === value) {
      remember(value.trim())
      return last.found
    }
    const found = lookUp()
    last = value ? { value, found } : undefined
    return found
  }

  const lookup: Lookup = {
    variable,
    isOptional,
    isGiven: source !== undefined,
    find,
    isAnswered: () => isAnswered,
    values: () => [...found],
  }
  if (typeof source === 'string') knownSecrets.remember(source.trim())
  collected?.push(lookup)
  return lookup
}

/**
 * Reads settings, and gives the lookups that were made for them, wherever a schema puts a credential: in a list, in one
 * of several forms, in an object of its own.
 */
export function collectLookups<T>(read: () => T): { readonly value: T; readonly lookups: readonly Lookup[] } {
  const outer = collected
  const lookups: Lookup[] = []
  collected = lookups
  try {
    return { value: read(), lookups }
  } finally {
    collected = outer
  }
}
