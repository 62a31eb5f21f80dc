// Changes of a node's text: its text with a part of it replaced, left out, or without a guard.

/** The text of a node with another text in the place of one of its parts. */
export function replacePart(node, part, replacement, text) {
  const whole = text(node)
  return whole.slice(0, part.start - node.start) + replacement + whole.slice(part.end - node.start)
}

/** An object or an array without one of its members, and without the comma that belongs to it. */
export function withoutMember(node, members, index, text) {
  const [member, next, before] = [members[index], members[index + 1], members[index - 1]]
  const comma = text({ start: member.end, end: node.end }).match(/^\s*,/)?.[0].length
  const start = comma === undefined ? (before?.end ?? member.start) : member.start
  return replacePart(node, { start, end: next?.start ?? member.end + (comma ?? 0) }, '', text)
}

/** A link `?.` of a chain, as a link `.`, in the text of the whole chain. */
export function unguarded(chain, link, text) {
  const from = (link.type === 'CallExpression' ? link.callee : link.object).end
  const at = from + text({ start: from, end: link.end }).indexOf('?.')
  const after = text({ start: at + 2, end: at + 3 })
  return replacePart(chain, { start: at, end: at + 2 }, /[[(]/.test(after) ? '' : '.', text)
}

/** The links of a chain that may be left out. */
export function optionalLinks(node) {
  const inner = node.type === 'CallExpression' ? node.callee : node.object
  const deeper = inner ? optionalLinks(inner) : []
  return node.optional ? [...deeper, node] : deeper
}
