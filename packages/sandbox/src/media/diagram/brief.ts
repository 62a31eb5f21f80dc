import type { Language } from './language.js'
import { type OutlineItem, readOutline } from './outline.js'
import { type Theme, themeOf } from './theme.js'
import { type Words, wordsOf } from './words.js'

/** What a diagram is drawn from. */
export interface DiagramBrief {
  /** What it is about; an empty string when the prompt is parts and nothing else. */
  readonly title: string
  /** The parts that the prompt names, or the usual ones when it names none. */
  readonly parts: readonly OutlineItem[]
  readonly words: Words
  readonly theme: Theme
}

/** The usual parts that stand in for those of a prompt without any. */
export type UsualParts = 'phases' | 'topics' | 'steps'

/** Reads a prompt for drawing. */
export function createBrief(prompt: string, language: Language, usual: UsualParts): DiagramBrief {
  const { title, items } = readOutline(prompt)
  const words = wordsOf(language)
  const parts = items.length > 0 ? items : words[usual].map((text) => ({ text, children: [] }))
  return { title, parts, words, theme: themeOf(prompt) }
}

/** A title for a drawing that needs one: the prompt's own, or its first part. */
export function titleOf({ title, parts }: DiagramBrief): string {
  return title === '' ? (parts[0]?.text ?? '') : title
}
