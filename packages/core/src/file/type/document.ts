import { rootOf } from './markup.js'

/** What a text is, in the words of a message. */
export type DocumentName = 'empty' | 'an HTML page' | 'an XML document' | 'JSON' | 'a text'

const pageRoots = /^(html|head|body|title|meta|style|script|center|div|h[1-6]|p|pre|table|br|hr)$/

/** Tells what a text is by its beginning. */
export function documentName(text: string): DocumentName {
  if (text.trim() === '') return 'empty'
  const root = rootOf(text)
  if (root !== undefined) return pageRoots.test(root) ? 'an HTML page' : 'an XML document'
  if (/^\s*<(\?xml|!--)/i.test(text)) return 'an XML document'
  return /^\s*(\{\s*["}]|\[\s*[\]{["\d-])/.test(text) ? 'JSON' : 'a text'
}
