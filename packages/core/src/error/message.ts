import { isError } from './is-error.js'
import { redact } from './redact.js'
import { show } from './show.js'

/** What the language says of a function that called itself too often, as a schema does that reads what is nested. */
const isTooDeep = (thrown: Error): boolean =>
  thrown.name === 'RangeError' && thrown.message === 'Maximum call stack size exceeded'

function wordsOf(thrown: unknown): unknown {
  if (!isError(thrown)) return thrown
  return isTooDeep(thrown) ? 'it is nested too deeply' : thrown.message || thrown.name
}

/**
 * What a thrown value says, as others may read it: an error's message, or its name where it has none; anything else as
 * it is shown.
 */
export function messageOf(thrown: unknown): string {
  const text = wordsOf(thrown)
  return typeof text === 'string' ? redact(text) : show(text)
}

/** A text with a full stop, unless it ends in one or its like. What a vendor quotes may end in a line break. */
export function asSentence(text: string): string {
  const words = text.trimEnd()
  return /[.!?]$/.test(words) ? words : `${words}.`
}
