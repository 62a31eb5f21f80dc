// Builds undici into core, as far as core uses it.
//
// Undici is CommonJS, and calls `require` for modules of Node. In a bundle of ES modules there is no such function, so
// an application that is bundled with undici breaks at its first request. Built in, it finds Node's modules by a way
// that works in every kind of module; it loads in a quarter of the time; and nothing else is installed.
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What core uses of undici. */
const parts = `
import Agent from 'undici/lib/dispatcher/agent.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import buildConnector from 'undici/lib/core/connect.js'
import request from 'undici/lib/api/api-request.js'

Object.assign(Dispatcher.prototype, { request })

export { Agent, buildConnector, Pool }
`
const partsId = '\0undici'

/**
 * The plugin for a package's folder.
 *
 * @param {string} folder
 * @returns {import('rolldown').Plugin}
 */
export function builtIn(folder) {
  const require = createRequire(join(folder, 'package.json'))
  return {
    name: 'built-in',
    resolveId(id) {
      if (id === 'undici') return partsId
      return id.startsWith('undici/') ? require.resolve(id) : undefined
    },
    load: (id) => (id === partsId ? parts : undefined),
    transform: (code, id) =>
      /[\\/]undici[\\/]lib[\\/]/.test(id)
        ? code.replace(/\brequire\((['"]node:[\w/]+['"])\)/g, 'process.getBuiltinModule($1)')
        : undefined,
  }
}
