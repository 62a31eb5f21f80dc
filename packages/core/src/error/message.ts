import { show } from './show.js'

/** What a thrown value says: an error's message, or its name where it has none; anything else as it is shown. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message || thrown.name
  return typeof thrown === 'string' ? thrown : show(thrown)
}

/** A text with a full stop, unless it ends in one or its like. */
export const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
