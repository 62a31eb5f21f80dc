// Finds the mutants of a source file.
import { parseAst } from 'vitest/node'
import { operators } from './operators.mjs'
import { untouchedCalls } from './rooms.mjs'

/**
 * A change of a source file.
 *
 * @typedef {object} Mutant
 * @property {string} operator - Such as `BinaryExpression.operator`.
 * @property {number} start - Where the changed piece begins in the text.
 * @property {number} end
 * @property {string} replacement
 * @property {boolean} statement - Whether the piece is a statement rather than an expression.
 * @property {number} line - The first line that changes, from 1.
 * @property {string} from - The changed lines as they are, in one line.
 * @property {string} to - The same after the change.
 */

/** Keys under which no expression stands that could be mutated in its place. */
const names = new Set(['id', 'label', 'key', 'property', 'typeAnnotation', 'returnType', 'typeParameters'])
const types = new Set(['typeArguments', 'superTypeArguments', 'implements', 'decorators', 'parent'])

/** Of what is TypeScript's, only these hold expressions. */
const assertions = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

const isNode = (value) => typeof value === 'object' && value !== null && typeof value.type === 'string'

/** What of a node is mutated: the part that stands in the program's text, not always the node itself. */
function pieceOf(node, operator) {
  if (operator === 'condition') return node.test
  if (operator !== 'nothing') return node
  return node.type === 'ReturnStatement' ? node.argument : node.body
}

function childrenOf(node, text) {
  const { type } = node
  if (/^Import|^ExportAll/.test(type) || (type.startsWith('TS') && !assertions.has(type))) return []
  if (type === 'ExportNamedDeclaration' && node.source) return []
  if (type === 'CallExpression' && untouchedCalls.includes(text(node.callee))) return []
  if (type === 'UpdateExpression' || (type === 'UnaryExpression' && node.operator === 'delete')) return []
  return Object.entries(node).flatMap(([key, value]) => {
    if (types.has(key) || (names.has(key) && !node.computed)) return []
    if (key === 'left' && type === 'AssignmentExpression') return []
    return (Array.isArray(value) ? value : [value]).filter(isNode)
  })
}

/** The nodes along a chain, up to its first link: they cannot be wrapped without breaking it. */
function spineOf(chain) {
  const spine = []
  for (let node = chain.expression; node; node = node.callee ?? node.object ?? node.expression)
    spine.push(node)
  return spine
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim()
const longestText = 160
const shorten = (text) => (text.length > longestText ? `${text.slice(0, longestText)}…` : text)

/** The lines that a change touches, before and after it. */
function describeChange(source, { start, end, replacement }) {
  const from = source.lastIndexOf('\n', start - 1) + 1
  const to = source.indexOf('\n', end) < 0 ? source.length : source.indexOf('\n', end)
  const before = source.slice(from, to).split('\n')
  const after = (source.slice(from, start) + replacement + source.slice(end, to)).split('\n')
  let line = source.slice(0, from).split('\n').length
  while (before.length > 1 && after.length > 0 && before[0] === after[0]) {
    before.shift()
    after.shift()
    line++
  }
  while (before.length > 1 && after.length > 0 && before.at(-1) === after.at(-1)) {
    before.pop()
    after.pop()
  }
  const [was, is] = [before, after].map((lines) => shorten(oneLine(lines.join('\n'))))
  return { line, from: was, to: is }
}

/**
 * The mutants of a file, in the order of their places.
 *
 * @param {string} source - TypeScript.
 * @returns {Mutant[]}
 */
export function findMutants(source) {
  const text = ({ start, end }) => source.slice(start, end)
  const found = new Map()
  const unwrappable = new Set()

  function visit(node, parent) {
    if (node.type === 'ChainExpression') for (const link of spineOf(node)) unwrappable.add(link)
    for (const [name, mutate] of Object.entries(operators[node.type] ?? {})) {
      if (unwrappable.has(node)) continue
      const { start, end } = pieceOf(node, name) ?? node
      for (const replacement of mutate(node, parent, text)) {
        const place = { start, end, replacement }
        const statement = node.type === 'ExpressionStatement'
        const mutant = {
          operator: `${node.type}.${name}`,
          statement,
          ...place,
          ...describeChange(source, place),
        }
        if (mutant.from !== mutant.to) found.set(`${start} ${end} ${statement} ${replacement}`, mutant)
      }
    }
    for (const child of childrenOf(node, text)) visit(child, node)
  }

  visit(parseAst(source, { lang: 'ts' }), undefined)
  const outerFirst = (a, b) => a.start - b.start || b.end - a.end || Number(b.statement) - Number(a.statement)
  return [...found.values()].sort(outerFirst)
}
