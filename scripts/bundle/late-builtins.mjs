// Loads some of Node's modules when something of them is first called. Loading them is the larger half of what an import
// of core would cost otherwise, and most of it is for files and connections, which an import does not open.

/** Modules of which core calls functions and classes only, and never while it is imported. */
const late = [
  'node:crypto',
  'node:dns',
  'node:events',
  'node:fs',
  'node:net',
  'node:os',
  'node:stream',
  'node:timers/promises',
  'node:url',
  'node:util',
]
const prefix = '\0late:'

/** @param {string} id */
export const isLateBuiltin = (id) => late.includes(id)

/** @typedef {Map<string, Map<string, ReadonlySet<string>>>} Used By module and what is taken from it, the members that are called of that. */

/** A function that finds Node's own when it is called, by `new` or without. */
const lateFunction = (/** @type {string} */ name, /** @type {string} */ path) => `function (...given) {
  const own = process.getBuiltinModule('${name}').${path}
  return new.target ? new own(...given) : own(...given)
}`

/**
 * A module with the names that are taken from it. What is a group of functions there is one here, of those that are used.
 *
 * @param {string} name
 * @param {ReadonlyMap<string, ReadonlySet<string>>} taken
 */
function moduleOf(name, taken) {
  const own = /** @type {Readonly<Record<string, unknown>>} */ (process.getBuiltinModule(name))
  return [...taken]
    .map(([member, called]) => {
      if (typeof own[member] === 'function') return `export const ${member} = ${lateFunction(name, member)}`
      const functions = [...called].map((key) => `${key}: ${lateFunction(name, `${member}.${key}`)}`)
      return `export const ${member} = { ${functions.join(', ')} }`
    })
    .join('\n')
}

/**
 * What sources take from the modules that are loaded late.
 *
 * @param {readonly string[]} sources
 * @returns {Used}
 */
function usedBy(sources) {
  /** @type {Used} */
  const used = new Map(late.map((name) => [name, new Map()]))
  for (const source of sources) {
    for (const [, names = '', name = ''] of source.matchAll(/^import \{([^}]*)\} from '(node:[\w/]+)'$/gm)) {
      const taken = used.get(name)
      if (taken === undefined) continue
      for (const word of names.split(',').map((part) => part.trim())) {
        const [member = '', local = member] = word.split(' as ')
        if (member === '' || member.startsWith('type ')) continue
        const called = [...source.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))].map(
          ([, key = '']) => key,
        )
        taken.set(member, new Set([...(taken.get(member) ?? []), ...called]))
      }
    }
  }
  return used
}

/**
 * The plugin, for packages that leave these modules to it. What is taken from a module is known once all sources were
 * read, so they are read first.
 *
 * @param {readonly string[]} sources The text of every source.
 * @returns {import('rolldown').Plugin}
 */
export function lateBuiltins(sources) {
  const used = usedBy(sources)
  return {
    name: 'late-builtins',
    resolveId: (id) => (isLateBuiltin(id) ? prefix + id : undefined),
    load(id) {
      if (!id.startsWith(prefix)) return undefined
      const name = id.slice(prefix.length)
      return moduleOf(name, used.get(name) ?? new Map())
    },
  }
}
