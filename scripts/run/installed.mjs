import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Remembers which lockfile was installed last.
 *
 * @param {string} root
 */
export function noteInstalled(root) {
  writeFileSync(noteIn(root), hashOfLockfile(root))
}

/**
 * Whether what is installed is what the lockfile names.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  return existsSync(noteIn(root)) && readFileSync(noteIn(root), 'utf8') === hashOfLockfile(root)
}

/** Inside of what it is about, so that both are removed together. */
function noteIn(/** @type {string} */ root) {
  return join(root, 'node_modules/.installed-lockfile')
}

function hashOfLockfile(/** @type {string} */ root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex')
}
