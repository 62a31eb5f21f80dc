/** Markdown of one line as plain text: for titles, descriptions and lists. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<a id="[^"]*"><\/a>/g, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[((?:[^[\]]|\[[^\]]*\])*)\]\([^)]*\)/g, '$1')
    .replace(/\{[.#][^}]*\}/g, '')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])[*_]([^*_]+)[*_](?!\w)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|<>-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The first sentences of a text that fit into a number of characters; at least the first, cut where it is longer. */
export function firstSentences(text: string, characters: number): string {
  const sentences = text.match(/.+?[.!?:](?=\s|$)|.+$/g) ?? []
  let taken = ''
  for (const sentence of sentences) {
    if ((taken + sentence).length > characters) break
    taken += sentence
  }
  if (taken !== '') return taken.trim().replace(/:$/, '.')
  return text.length <= characters ? text : `${text.slice(0, characters - 1).replace(/\s+\S*$/, '')}…`
}
