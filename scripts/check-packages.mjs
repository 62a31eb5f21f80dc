// Checks every package as it would be published: that its files fit its manifest (publint), that its types resolve
// (attw), and that it takes no more than its budget. One program for all of them, because loading the checkers takes longer than a check.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @type {Readonly<Record<string, number>>} What each package may take once it is installed, in bytes. */
const budgets = JSON.parse(readFileSync(new URL('size-budgets.json', import.meta.url), 'utf8'))

/** Ways of resolving that packages of ES modules alone do not offer. */
const notOffered = ['node10', 'node16-cjs']

/**
 * What is wrong with a packed package, one line for each finding.
 *
 * @param {Uint8Array<ArrayBuffer>} tarball
 * @returns {Promise<string[]>}
 */
async function findings(tarball) {
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: tarball.buffer } })
  const contents = createPackageFromTarballData(tarball)
  const analysis = await checkPackage(contents)
  // A command has nothing to import.
  const isImported = 'exports' in pkg
  const problems = analysis.types && isImported ? analysis.problems : []
  return [
    ...(analysis.types || !isImported ? [] : ['has no types']),
    ...excess(contents),
    ...messages.map((message) => formatMessage(message, pkg) ?? message.code),
    ...problems
      .filter((problem) => !('resolutionKind' in problem && notOffered.includes(problem.resolutionKind)))
      .map((problem) => `types: ${JSON.stringify(problem)}`),
  ]
}

/**
 * @param {import('@arethetypeswrong/core').Package} contents
 * @returns {string[]} What is wrong with its size.
 */
function excess(contents) {
  const bytes = contents
    .listFiles()
    .reduce((sum, file) => sum + Buffer.byteLength(contents.tryReadFile(file) ?? ''), 0)
  const budget = budgets[contents.packageName]
  if (budget === undefined) return ['has no budget in scripts/size-budgets.json']
  return bytes > budget ? [`takes ${bytes} bytes, over its budget of ${budget}`] : []
}

const folder = mkdtempSync(join(tmpdir(), 'mediaplug-packages-'))
try {
  execFileSync('pnpm', ['--recursive', '--filter', './packages/*', 'pack', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  const tarballs = readdirSync(folder)
  for (const name of tarballs) {
    const found = await findings(new Uint8Array(readFileSync(join(folder, name))))
    for (const finding of found) console.error(`${name}: ${finding}`)
    if (found.length > 0) process.exitCode = 1
  }
  const missing = readdirSync(join(root, 'packages')).length - tarballs.length
  if (missing > 0) {
    console.error(`${missing} packages were not packed`)
    process.exitCode = 1
  }
  console.log(`Checked ${tarballs.length} packages as they would be published.`)
} finally {
  rmSync(folder, { recursive: true })
}
