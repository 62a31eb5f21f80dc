// Loads some of Node's modules when something of them is first called. Loading them is the larger half of what an import
// of core would cost otherwise, and most of it is for files and connections, which an import does not open.

/** Modules of which core calls functions and classes only, and never while it is imported. */
const late = ['node:crypto', 'node:dns', 'node:net', 'node:stream']
const prefix = '\0late:'

/** @param {string} id */
export const isLateBuiltin = (id) => late.includes(id)

/**
 * A module with the names that it is asked for. Each finds Node's own when it is called, as a function or by `new`.
 *
 * @param {string} name
 * @param {Iterable<string>} exported
 */
const moduleOf = (name, exported) =>
  [...exported]
    .map(
      (member) => `export const ${member} = function (...given) {
  const own = process.getBuiltinModule('${name}').${member}
  return new.target ? new own(...given) : own(...given)
}`,
    )
    .join('\n')

/**
 * The plugin, for packages that leave these modules to it. What is taken from a module is known once all sources were read, so they are read first.
 *
 * @param {readonly string[]} sources The text of every source.
 * @returns {import('rolldown').Plugin}
 */
export function lateBuiltins(sources) {
  /** @type {Map<string, Set<string>>} */
  const used = new Map(late.map((name) => [name, new Set()]))
  for (const source of sources) {
    for (const [, names = '', module = ''] of source.matchAll(/^import \{([^}]*)\} from '(node:\w+)'$/gm)) {
      for (const name of names.split(',').map((part) => part.trim())) {
        if (name !== '' && !name.startsWith('type ')) used.get(module)?.add(name)
      }
    }
  }
  return {
    name: 'late-builtins',
    resolveId: (id) => (isLateBuiltin(id) ? prefix + id : undefined),
    load(id) {
      if (!id.startsWith(prefix)) return undefined
      const name = id.slice(prefix.length)
      return moduleOf(name, used.get(name) ?? [])
    },
  }
}
