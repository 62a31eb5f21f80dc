import type { Field } from './field.js'

/** Whether a text is a URL that a client takes as it is. `C:\kite.png` begins like one, and is a path. */
export const isFileUrl = (text: string): boolean => /^(?:https?|data|file):/i.test(text)

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text))

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The value that a user means by a text. What fits nothing stays a text: the model says what is wrong with it.
 *
 * @param text - As it stands on the command line.
 */
export function readValue(text: string, { kinds, choices }: Field): unknown {
  const choice = choices.find((known) => String(known) === text)
  if (choice !== undefined) return choice
  if (kinds.has('number') && isNumber(text)) return Number(text)
  if (kinds.has('boolean') && /^(?:true|false)$/.test(text)) return text === 'true'
  if (kinds.has('json') && /^\s*[[{]/.test(text)) return readJson(text) ?? text
  if (kinds.has('file')) return isFileUrl(text) ? text : { path: text }
  if (kinds.has('text') || !kinds.has('json')) return text
  return readJson(text) ?? text
}

/** A list that is written as one, in JSON; nothing for a single item. */
export function readList(text: string, { isList }: Field): readonly unknown[] | undefined {
  if (!isList || !/^\s*\[/.test(text)) return undefined
  const value = readJson(text)
  return Array.isArray(value) ? value : undefined
}
