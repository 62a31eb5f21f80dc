// What a source imports, types included: the structure of the house is what its files name.
import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

/** @typedef {import('./sources.mjs').Sources} Sources */

/**
 * One file's mention of another.
 *
 * @typedef {object} Import
 * @property {string} file The file that imports.
 * @property {string} target What it names: a path of the same sources for a relative import, else the module.
 * @property {boolean} relative Whether the target is a path.
 */

/**
 * The modules that a text names in `import`, `import type`, `export … from`, `import()` and `import('…').Type`.
 *
 * @param {string} path
 * @param {string} text
 * @returns {string[]}
 * @throws {SyntaxError} When the text cannot be read: nothing can be said of it.
 */
export function modulesNamed(path, text) {
  const parsed = parseSync(path, text)
  const [error] = parsed.errors
  if (error) throw new SyntaxError(`${path}: ${error.message}`)
  const { staticImports, staticExports } = parsed.module
  const named = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ]
  // The tree costs far more than the lists above, and few files need it.
  return /\bimport\s*\(/.test(text) ? [...named, ...modulesNamedInPlace(parsed.program)] : named
}

/**
 * The modules of `import('…')`, as a value and as a type.
 *
 * @param {import('oxc-parser').Program} program
 */
function modulesNamedInPlace(program) {
  /** @type {string[]} */
  const named = []
  /** @param {{ readonly source: object }} node */
  const note = ({ source }) => {
    if ('value' in source && typeof source.value === 'string') named.push(source.value)
  }
  new Visitor({ ImportExpression: note, TSImportType: note }).visit(program)
  return named
}

/**
 * Every import of a package's sources, each pair of files once.
 *
 * @param {Sources} sources
 * @returns {Import[]}
 */
export function importsOf(sources) {
  return [...sources].flatMap(([file, text]) =>
    [...new Set(modulesNamed(file, text))].map((module) => {
      const relative = module.startsWith('.')
      return { file, relative, target: relative ? sourceAt(posix.join(posix.dirname(file), module)) : module }
    }),
  )
}

/**
 * The source that a built path stands for: TypeScript imports `./task.js` and means `./task.ts`.
 *
 * @param {string} path
 */
function sourceAt(path) {
  return path.replace('/dist/', '/src/').replace(/\.js$/, '.ts')
}
