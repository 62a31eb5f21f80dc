import { redact, redactText } from './redact.js'
import { knownSecrets } from './secret/known-secrets.js'
import { show } from './show.js'

/** A cause with more parts than this is not looked through, but told by its words alone. */
const mostParts = 300
const longestBytes = 1_000
const deepest = 5
const mostErrors = 10

/** What printing an error shows, though some of it is no field of its own. */
const errorFields = ['name', 'message', 'stack', 'cause'] as const

function* partsOf(value: object): Generator<unknown, void, void> {
  if (value instanceof Error) for (const field of errorFields) yield value[field]
  if (value instanceof Map) yield* [...value].flat()
  if (value instanceof Set) yield* value
  for (const key of Reflect.ownKeys(value)) {
    yield key
    yield Reflect.getOwnPropertyDescriptor(value, key)?.value
  }
}

function holdsSecretBytes({ buffer, byteOffset, byteLength }: ArrayBufferView, secrets: readonly string[]) {
  const text = Buffer.from(buffer, byteOffset, Math.min(byteLength, longestBytes)).toString('latin1')
  return knownSecrets.hide(text, secrets) !== text
}

/** Whether redaction would change nothing of what printing a value shows. */
function isClean(root: unknown, secrets: readonly string[]): boolean {
  const parts = new Set<unknown>([root])
  for (const part of parts) {
    if (parts.size > mostParts) return false
    const text = typeof part === 'symbol' ? part.description : part
    if (typeof text === 'string') {
      if (redact(text, secrets) !== text) return false
    } else if (ArrayBuffer.isView(part)) {
      if (holdsSecretBytes(part, secrets)) return false
    } else if (typeof part === 'object' && part !== null) for (const inner of partsOf(part)) parts.add(inner)
  }
  return true
}

function setHidden(error: Error, name: string, value: unknown): void {
  if (value !== undefined) Object.defineProperty(error, name, { value, configurable: true, writable: true })
}

/** A value by its words: of an error its message, stack, code and causes, and of other objects no more than a word. */
function inWords(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === 'string') return redact(value, secrets)
  if (!(value instanceof Error)) return typeof value === 'object' ? show(value) : value
  const copy = new Error(redact(String(value.message), secrets))
  setHidden(copy, 'name', redact(String(value.name), secrets))
  setHidden(copy, 'stack', redact(String(value.stack), secrets))
  if ('code' in value && typeof value.code !== 'object')
    setHidden(copy, 'code', redactText(value.code, secrets))
  if (depth === deepest) return copy
  const further = (inner: unknown): unknown => inWords(inner, secrets, depth + 1)
  if (value.cause !== undefined) setHidden(copy, 'cause', further(value.cause))
  if (value instanceof AggregateError)
    setHidden(copy, 'errors', value.errors.slice(0, mostErrors).map(further))
  return copy
}

/**
 * The cause of an error as others may see it: as it is where nothing in it is secret, else told by its words.
 *
 * @param secrets - Further secrets than those that the process knows.
 */
export function redactCause(cause: unknown, secrets: readonly string[] = []): unknown {
  try {
    return isClean(cause, secrets) ? cause : inWords(cause, secrets)
  } catch {
    return undefined
  }
}
