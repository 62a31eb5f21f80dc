// Watches the tests of one package: node scripts/watch.mjs <folder in packages/, examples or tests> [<part of a path>…]
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

const root = fileURLToPath(new URL('..', import.meta.url))
const [name = '', ...parts] = process.argv.slice(2)
const folder = [`packages/${name}`, name].find((path) => name && existsSync(join(root, path, 'src')))
if (!folder) {
  console.error(`there is no package '${name}'; known are the folders in packages/, examples and tests`)
  process.exit(2)
}
const filters = (parts.length > 0 ? parts : ['']).map((part) => `${folder}/${part}`)
await startVitest('test', filters, { watch: true, root })
