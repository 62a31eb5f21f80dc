import { types } from 'node:util'
import { isError, isErrors } from './is-error.js'
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
  if (isError(value)) for (const field of errorFields) yield value[field]
  if (types.isMap(value)) yield* [...value].flat()
  if (types.isSet(value)) yield* value
  for (const key of Reflect.ownKeys(value)) {
    yield key
    yield Reflect.getOwnPropertyDescriptor(value, key)?.value
  }
}

/** The text of a part, if it has one. */
function textOf(part: unknown): string | undefined {
  if (typeof part === 'string') return part
  if (typeof part === 'symbol') return part.description
  return undefined
}

function hasSecret({ buffer, byteOffset, byteLength }: ArrayBufferView): boolean {
  const text = Buffer.from(buffer, byteOffset, Math.min(byteLength, longestBytes)).toString('latin1')
  return knownSecrets.hide(text) !== text
}

/** Whether redaction would change nothing of what printing a value shows. */
function isClean(root: unknown): boolean {
  const parts = new Set<unknown>([root])
  const texts: string[] = []
  for (const part of parts) {
    if (parts.size > mostParts) return false
    const text = textOf(part)
    if (text !== undefined) texts.push(text)
    else if (ArrayBuffer.isView(part)) {
      if (hasSecret(part)) return false
    } else if (typeof part === 'object' && part !== null) for (const inner of partsOf(part)) parts.add(inner)
  }
  const all = texts.join(' \n ')
  return redact(all) === all
}

function setHidden(error: Error, name: string, value: unknown): void {
  if (value !== undefined) Object.defineProperty(error, name, { value, configurable: true, writable: true })
}

/** A value by its words: of an error its message, stack, code and causes, and of other objects no more than a word. */
function inWords(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redact(value)
  if (!isError(value)) return typeof value === 'object' ? show(value) : value
  const copy = new Error(redact(String(value.message)))
  setHidden(copy, 'name', redact(String(value.name)))
  setHidden(copy, 'stack', redact(String(value.stack)))
  if ('code' in value && typeof value.code !== 'object') setHidden(copy, 'code', redactText(value.code))
  if (depth === deepest) return copy
  const further = (inner: unknown): unknown => inWords(inner, depth + 1)
  if (value.cause !== undefined) setHidden(copy, 'cause', further(value.cause))
  if (isErrors(value)) setHidden(copy, 'errors', value.errors.slice(0, mostErrors).map(further))
  return copy
}

/** The cause of an error as others may see it: as it is where nothing in it is secret, else told by its words. */
export function redactCause(cause: unknown): unknown {
  try {
    return isClean(cause) ? cause : inWords(cause)
  } catch {
    return undefined
  }
}
