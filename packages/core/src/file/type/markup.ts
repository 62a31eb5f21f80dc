/** What may stand before the root: white space, instructions, comments and a declaration with what it declares. */
const prolog = /^(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype(?:[^>[]|\[.*?\]\s*(?=>))*>)*/is

const declaredPage = /<!doctype\s+html\b/i

/**
 * The name of a text's root element, in lower case and without its prefix; `undefined` where it has none, or not yet. A
 * page is one by its declaration, whatever follows.
 */
export function rootOf(text: string): string | undefined {
  const start = prolog.exec(text)?.[0] ?? ''
  if (declaredPage.test(start.replace(/<!--.*?-->/gs, ''))) return 'html'
  const rest = text.slice(start.length)
  return /^<(?:[\w.-]+:)?([a-z_][\w.-]*)(?=[\s/>])/i.exec(rest)?.[1]?.toLowerCase()
}
