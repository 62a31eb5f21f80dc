// Puts the licence of each package that is built into a bundle beside it, as the licences ask.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A path of a file in an installed package: the package's folder, and its name. */
const installed = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/

/** @returns {import('rolldown').Plugin} */
export function licences() {
  return {
    name: 'licences',
    generateBundle(_, chunks) {
      const modules = Object.values(chunks).flatMap((chunk) =>
        'modules' in chunk ? Object.keys(chunk.modules) : [],
      )
      const packages = new Map(
        modules.flatMap((id) => {
          const [, folder, name] = installed.exec(id) ?? []
          return folder && name ? [/** @type {const} */ ([name, folder])] : []
        }),
      )
      for (const [name, folder] of packages) {
        const fileName = `${name.replace(/^@/, '').replace(/[\\/]/, '-')}.LICENSE`
        this.emitFile({ type: 'asset', fileName, source: licenceIn(folder) })
      }
    },
  }
}

/**
 * @param {string} folder
 * @returns {string}
 */
function licenceIn(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  if (file === undefined) throw new Error(`${folder} has no licence and cannot be built into a package`)
  return readFileSync(join(folder, file), 'utf8')
}
