// What a package publishes, read from its built declarations: which names, what they say of themselves, what they need.
import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** @typedef {import('./sources.mjs').Sources} Sources */
/** @typedef {import('oxc-parser').Program['body'][number]} Statement */

/**
 * A node of the tree, as far as it is walked here.
 *
 * @typedef {{ readonly type: string, readonly start: number, readonly end: number, readonly [key: string]: unknown }} Node
 */

/**
 * A name of a declaration file: declared there, or passed on from another.
 *
 * @typedef {object} Name
 * @property {string} file
 * @property {string} name
 */

/**
 * One declaration file.
 *
 * @typedef {object} Declarations
 * @property {ReadonlyMap<string, readonly Node[]>} declared The statements that declare a name: several for overloads.
 * @property {ReadonlyMap<string, Name>} from Names that come from another file of the package.
 * @property {readonly string[]} exported
 * @property {(start: number) => boolean} hasComment Whether a doc comment stands directly before a place.
 */

/** @param {unknown} value @returns {value is Node} */
const isNode = (value) => typeof value === 'object' && value !== null && 'type' in value

/** The nodes directly below a node. @param {Node} node @returns {readonly Node[]} */
export const childrenOf = (node) => Object.values(node).flat().filter(isNode)

/**
 * A node and all nodes below it.
 *
 * @param {Node} node
 * @returns {Generator<Node>}
 */
export function* nodesOf(node) {
  yield node
  for (const child of childrenOf(node)) yield* nodesOf(child)
}

/** The name that an identifier, a text or a name with dots begins with. @param {unknown} node @returns {string} */
export function nameOf(node) {
  if (!isNode(node)) return ''
  if (isNode(node.left)) return nameOf(node.left)
  return String(node.name ?? node.value ?? '')
}

/** @param {Node} statement @returns {readonly string[]} */
function declaredNames(statement) {
  const { declarations } = statement
  if (Array.isArray(declarations)) return declarations.map(({ id }) => nameOf(id))
  return isNode(statement.id) ? [nameOf(statement.id)] : []
}

/**
 * The file of the package that a module is, where it is one.
 *
 * @param {string} file
 * @param {unknown} source
 */
export function fileOf(file, source) {
  const module = nameOf(source)
  if (!module.startsWith('.')) return undefined
  return posix.join(posix.dirname(file), module).replace(/\.js$/, '.d.ts')
}

/**
 * Reads a declaration file.
 *
 * @param {string} file
 * @param {string} text
 * @returns {Declarations}
 * @throws {SyntaxError} When it cannot be read.
 */
function readDeclarations(file, text) {
  const { program, comments, errors } = parseSync(file, text)
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`)
  const ends = new Set(comments.filter(({ value }) => value.startsWith('*')).map(({ end }) => end))
  /** @type {Map<string, Node[]>} */
  const declared = new Map()
  /** @type {Map<string, Name>} */
  const from = new Map()
  /** @type {string[]} */
  const exported = []
  for (const statement of /** @type {Node[]} */ (/** @type {unknown} */ (program.body))) {
    const isExport = statement.type === 'ExportNamedDeclaration'
    const inner = isNode(statement.declaration) ? statement.declaration : statement
    for (const name of declaredNames(inner)) {
      // The comment stands before `export`, where the statement begins.
      declared.set(name, [...(declared.get(name) ?? []), { ...inner, start: statement.start }])
      if (isExport) exported.push(name)
    }
    const target = fileOf(file, statement.source)
    for (const specifier of Array.isArray(statement.specifiers) ? statement.specifiers : []) {
      const inside = nameOf(specifier.imported ?? specifier.local)
      const outside = nameOf(specifier.exported ?? specifier.local)
      if (isExport) exported.push(outside)
      if (target !== undefined) from.set(outside, { file: target, name: inside })
    }
  }
  const hasComment = (/** @type {number} */ start) => ends.has(text.slice(0, start).trimEnd().length)
  return { declared, from, exported, hasComment }
}

/**
 * Finds where names of declaration files are declared.
 *
 * @param {Sources} files
 */
export function createLookup(files) {
  /** @type {Map<string, Declarations>} */
  const read = new Map()
  /** @param {string} file @returns {Declarations} */
  function declarationsOf(file) {
    const known = read.get(file) ?? readDeclarations(file, files.get(file) ?? '')
    read.set(file, known)
    return known
  }
  /**
   * Where a name is declared; `undefined` where it is none of the package's.
   *
   * @param {Name} name
   * @returns {Name | undefined}
   */
  function find({ file, name }) {
    const { declared, from } = declarationsOf(file)
    const source = from.get(name)
    if (source) return find(source)
    return declared.has(name) ? { file, name } : undefined
  }
  return { declarationsOf, find }
}
