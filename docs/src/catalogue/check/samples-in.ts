import type { Language, Sample } from './sample.js'

const isLanguage = (text: string): text is Language => text === 'ts' || text === 'sh' || text === 'json'

/** The samples of a page: the blocks of code that have a tab. */
export function samplesIn(id: string, page: string): readonly Sample[] {
  const blocks = page.matchAll(/^```(\w+) \[[^\]]+\]\n([\s\S]*?)\n```$/gm)
  return [...blocks].flatMap(([, language = '', text = '']) =>
    isLanguage(language) ? [{ id, language, text }] : [],
  )
}
