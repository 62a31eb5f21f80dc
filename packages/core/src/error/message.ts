import { redact } from './redact.js'
import { show } from './show.js'

/**
 * What a thrown value says, as others may read it: an error's message, or its name where it has none; anything else as
 * it is shown.
 */
export function messageOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message || thrown.name : thrown
  return typeof text === 'string' ? redact(text) : show(text)
}

/** A text with a full stop, unless it ends in one or its like. */
export const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
