// Makes the schemas of a provider when something first reads them. In the sources they are constants of modules. Making
// them is the larger half of what an import would cost, and a program uses few of a provider's models.
//
// A constant waits if it is made of something that core gave, and is not exported. Packages say of themselves that their
// modules have no side effects, so nobody can tell when it is made. The schema of a provider's settings waits too, though
// the provider is exported: it becomes a getter.
import { RolldownMagicString } from 'rolldown'
import { namesIn, referencesIn, visit } from './syntax.mjs'

/** @typedef {import('rolldown/utils').ESTree.Program} Program */
/** @typedef {import('rolldown/utils').ESTree.Node} Node */

const origin = '@mediaplug/core/provider'
const helper = `/** Makes something when it is first asked for, and keeps it. */
function deferred(make) {
	let made
	return () => (made ??= { value: make() }).value
}
`

/** @returns {import('rolldown').Plugin} */
export const deferred = () => ({
  name: 'deferred',
  renderChunk(code) {
    return defer(code, this.parse(code))
  },
})

/**
 * A module whose constants wait.
 *
 * @param {string} code
 * @param {Program} program
 * @returns {string}
 */
export function defer(code, program) {
  const waiting = waitingIn(program)
  if (waiting.size === 0) return code
  const changed = new RolldownMagicString(code)
  for (const { name, isShorthand } of referencesIn(program)) {
    if (waiting.has(name.name)) changed.appendLeft(name.end, `${isShorthand ? `: ${name.name}` : ''}()`)
  }
  for (const init of waiting.values()) {
    changed.appendRight(init.start, 'deferred(() => (')
    changed.appendLeft(init.end, '))')
  }
  for (const { key, value } of settingsIn(program)) {
    changed.overwrite(key.start, value.start, 'get settings() { return ')
    changed.appendLeft(value.end, ' }')
  }
  const imports = program.body.filter(({ type }) => type === 'ImportDeclaration')
  changed.appendLeft(imports.at(-1)?.end ?? 0, `\n${helper}`)
  return changed.toString()
}

/**
 * The constants of a module that wait, with what makes them.
 *
 * @param {Program} program
 * @returns {ReadonlyMap<string, Node>}
 */
function waitingIn(program) {
  /** @type {Set<string>} */
  const made = new Set()
  /** @type {Set<string>} */
  const exported = new Set()
  /** @type {Map<string, Node>} */
  const waiting = new Map()
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value === origin) {
      for (const { local } of statement.specifiers) made.add(local.name)
    }
    if (statement.type === 'ExportNamedDeclaration') {
      for (const { local } of statement.specifiers) if (local.type === 'Identifier') exported.add(local.name)
    }
  }
  const readsMade = (/** @type {Node} */ node) => [...namesIn(node)].some((name) => made.has(name))
  for (const statement of program.body) {
    if (statement.type === 'FunctionDeclaration' && readsMade(statement)) {
      made.add(statement.id?.name ?? '')
    }
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'Identifier' || !init || !readsMade(init)) continue
      made.add(id.name)
      if (!/Function|Class/.test(init.type) && !exported.has(id.name)) {
        waiting.set(id.name, init)
      }
    }
  }
  return waiting
}

/**
 * Where a module says what settings its providers take.
 *
 * @param {Program} program
 * @returns {{ key: Node, value: Node }[]}
 */
function settingsIn(program) {
  /** @type {{ key: Node, value: Node }[]} */
  const found = []
  visit(program, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return
    const [definition] = node.arguments
    if (node.callee.name !== 'defineProvider' || definition?.type !== 'ObjectExpression') return
    for (const property of definition.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.shorthand) continue
      if (property.key.name === 'settings') found.push(property)
    }
  })
  return found
}
