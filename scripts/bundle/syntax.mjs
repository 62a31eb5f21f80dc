// What a module's syntax tree tells of its names.
import { analyze } from 'periscopic'

/** @typedef {import('rolldown/utils').ESTree.Program} Program */
/** @typedef {import('rolldown/utils').ESTree.Node} Node */
/** @typedef {Extract<Node, { type: 'Identifier' }>} Name */
/** @typedef {{ name: Name, isShorthand: boolean }} Reference A name of the module where it is read. */

/**
 * Every name in a part of a module, whatever it stands for.
 *
 * @param {Node} part
 * @returns {Set<string>}
 */
export function namesIn(part) {
  /** @type {Set<string>} */
  const names = new Set()
  visit(part, (node) => {
    if (node.type === 'Identifier') names.add(node.name)
  })
  return names
}

/**
 * Where a module reads the names that it declares at its top.
 *
 * @param {Program} program
 * @returns {Reference[]}
 */
export function referencesIn(program) {
  // The two describe the same trees by types of their own.
  const { map, scope: top } = analyze(/** @type {any} */ (program))
  const declared = new Set(
    program.body.flatMap((statement) =>
      statement.type === 'VariableDeclaration' ? statement.declarations.map(({ id }) => id) : [],
    ),
  )
  /** @type {Reference[]} */
  const references = []
  visit(program, (node, parents) => {
    const parent = parents.at(-1)
    if (node.type !== 'Identifier' || !parent || declared.has(node) || !isRead(node, parent)) return
    const scope = scopeAround(parents, map) ?? top
    if (scope.find_owner(node.name) !== top) return
    references.push({ name: node, isShorthand: parent.type === 'Property' && parent.shorthand })
  })
  return references
}

/**
 * @param {readonly Node[]} parents
 * @param {{ get(node: any): import('periscopic').Scope | undefined }} scopes
 */
function scopeAround(parents, scopes) {
  const around = parents.findLast((parent) => scopes.get(parent))
  return around && scopes.get(around)
}

/**
 * Whether a name stands for a value where it is, and is not the name of a member.
 *
 * @param {Node} name
 * @param {Node} parent
 */
function isRead(name, parent) {
  switch (parent.type) {
    case 'MemberExpression':
      return parent.computed || name === parent.object
    case 'Property':
      return parent.computed || name === parent.value
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return parent.computed || name === parent.value
    case 'ExportSpecifier':
    case 'ImportSpecifier':
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return false
    default:
      return true
  }
}

/**
 * Goes through a part of a module.
 *
 * @param {Node} node
 * @param {(node: Node, parents: readonly Node[]) => void} act
 * @param {readonly Node[]} parents From the outermost.
 */
export function visit(node, act, parents = []) {
  act(node, parents)
  const within = [...parents, node]
  for (const value of Object.values(node)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part?.type === 'string') visit(part, act, within)
    }
  }
}
