// Checks that all that packages publish is documented, in the declarations that `tsc -b` has built.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { undocumented } from './house/undocumented.mjs'

/**
 * Types that are only worked out, by package: nobody could write them down, and editors show what they come to.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const workedOut = {
  core: [
    'RequiredFields',
    'Rejection',
    'Flat',
    'FilesOf',
    'ToldDetails',
    'PolledBy',
    'DetailsOf',
    'KeysOf',
    'Origin',
    'Taken',
    'TakenFor',
    'NearTarget',
    'NearModel',
    'FirstOf',
  ],
  'provider-mediaio': ['Capabilities', 'OwnFields', 'ImagesOf', 'RestrictionOf', 'ParametersOf'],
  'ai-sdk': ['Making', 'KeysOf', 'ValueAt', 'JsonForm'],
  sandbox: ['Vendor', 'FaultOfVendor'],
}

const packages = fileURLToPath(new URL('../packages', import.meta.url))
const findings = readdirSync(packages).flatMap((name) => {
  const folder = join(packages, name)
  const { exports = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  /** @type {string[]} */
  const entries = Object.values(exports).map(({ types }) => types.replace('./dist/', ''))
  const paths = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
  const files = paths
    .filter((path) => path.endsWith('.d.ts'))
    .map(
      (path) =>
        /** @type {const} */ ([path.replaceAll('\\', '/'), readFileSync(join(folder, 'dist', path), 'utf8')]),
    )
  return undocumented(new Map(files), entries, workedOut[name]).map((finding) => `${name}: ${finding}`)
})
for (const finding of findings) console.error(finding)
process.exitCode = findings.length > 0 ? 1 : 0
