// What is missing of a package's documentation: comments on public names and their members, titles of examples, and types
// that public names mention and nobody can import.
import { childrenOf, createLookup, fileOf, nameOf, nodesOf } from './public-names.mjs'

/** @typedef {import('./sources.mjs').Sources} Sources */
/** @typedef {import('./public-names.mjs').Name} Name */
/** @typedef {import('./public-names.mjs').Node} Node */

const signatures = ['TSCallSignatureDeclaration', 'TSConstructSignatureDeclaration']
const members = new Set([
  'TSPropertySignature',
  'TSMethodSignature',
  'PropertyDefinition',
  'MethodDefinition',
  ...signatures,
])

/** @param {Name} name */
const keyOf = ({ file, name }) => `${file} ${name}`

/** Types of one value or of none, which say all of a member. */
const plain = new Set(['TSLiteralType', 'TSUndefinedKeyword', 'TSNeverKeyword'])

/**
 * The type that an annotation gives.
 *
 * @param {unknown} annotation
 * @returns {Node | undefined}
 */
function typeIn(annotation) {
  return /** @type {{ typeAnnotation?: Node } | null | undefined} */ (annotation)?.typeAnnotation
}

/**
 * Whether a member has nothing to tell: one that nobody outside can name, that is named by a sentence, or that has one
 * value or none.
 *
 * @param {Node} member
 */
function speaksForItself(member) {
  const { accessibility, key, computed, typeAnnotation } = member
  const isPrivate = accessibility === 'private' || isOf(key, 'PrivateIdentifier')
  const isSentence = nameOf(key).includes(' ')
  return isPrivate || isSentence || computed === true || plain.has(typeIn(typeAnnotation)?.type ?? '')
}

/**
 * @param {unknown} node
 * @param {string} type
 */
const isOf = (node, type) => /** @type {Node | null | undefined} */ (node)?.type === type

/** What stands in place as an argument of these is told by the comment of what it belongs to. */
const opaque = new Set(['TSTypeReference', 'TSFunctionType', 'TSTypeParameterDeclaration'])
const functions = new Set(['TSMethodSignature', 'MethodDefinition', 'TSDeclareFunction', ...signatures])

/**
 * The members of a declared type, those of types in it included.
 *
 * @param {Node} node
 * @returns {Generator<Node>}
 */
function* membersOf(node) {
  if (members.has(node.type)) yield node
  if (opaque.has(node.type) || functions.has(node.type)) return
  // Of a condition, what it comes to is a type of the declaration; what it asks is none.
  const parts = node.type === 'TSConditionalType' ? [node.trueType, node.falseType] : childrenOf(node)
  for (const part of parts) yield* membersOf(/** @type {Node} */ (part))
}

/**
 * The names that a declaration mentions, each with the file that it comes from.
 *
 * @param {string} file
 * @param {Node} declaration
 * @returns {Generator<Name>}
 */
function* mentionsIn(file, declaration) {
  const own = new Set([...nodesOf(declaration)].map(parameterName))
  for (const node of nodesOf(declaration)) {
    if (node.type === 'TSImportType') {
      const target = fileOf(file, node.source)
      if (target !== undefined) yield { file: target, name: nameOf(node.qualifier) }
      continue
    }
    const name = nameOf(node.typeName ?? (isHeritage(node) ? node.expression : undefined))
    if (name !== '' && !own.has(name)) yield { file, name }
  }
}

/** @param {Node} node */
const isHeritage = ({ type }) => type === 'TSInterfaceHeritage' || type === 'TSClassImplements'

/** The name of a type's parameter, where the node is one. @param {Node} node */
const parameterName = (node) =>
  node.type === 'TSTypeParameter' ? nameOf(node.name) || String(node.name) : ''

/**
 * The examples of a file that do not say what they show, by what they belong to.
 *
 * @param {string} text
 */
function untitledExamples(text) {
  const found = text.matchAll(/^[ \t]*\* @example[ \t]*$[\s\S]*?\*\/\s*(.*)$/gm)
  return [...found].map(([, owner]) => owner)
}

/**
 * What the documentation of a package lacks, one line for each finding.
 *
 * @param {Sources} files Its declaration files.
 * @param {readonly string[]} entries Those of them that can be imported.
 * @param {readonly string[]} [worked] Names of types that are only worked out: editors show what they come to.
 * @returns {string[]}
 */
export function undocumented(files, entries, worked = []) {
  const { declarationsOf, find } = createLookup(files)
  const published = entries.flatMap((file) =>
    declarationsOf(file).exported.flatMap((name) => find({ file, name }) ?? []),
  )
  const known = new Set(published.map(keyOf))
  /** @type {Set<string>} */
  const findings = new Set()
  for (const [file, text] of files) {
    for (const owner of untitledExamples(text)) findings.add(`${file}: an example has no title: ${owner}`)
  }
  for (const { file, name } of published) {
    const { declared, hasComment } = declarationsOf(file)
    const declarations = declared.get(name) ?? []
    if (!declarations.some(({ start }) => hasComment(start))) findings.add(`${file}: ${name} has no comment`)
    for (const declaration of declarations) {
      for (const member of declaration.type === 'VariableDeclaration' ? [] : membersOf(declaration)) {
        if (speaksForItself(member) || hasComment(member.start)) continue
        findings.add(`${file}: ${name}.${nameOf(member.key) || '()'} has no comment`)
      }
      for (const mention of mentionsIn(file, declaration)) {
        const found = find(mention)
        if (found && !known.has(keyOf(found)) && !worked.includes(found.name))
          findings.add(`${file}: ${name} mentions ${found.name}, which is not exported`)
      }
    }
  }
  return [...findings]
}
