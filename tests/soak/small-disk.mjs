// The disk that becomes full: a small one in memory, seen by this process and its children only, so that nothing of
// it is left whatever ends them. Where that cannot be had, a preload plays it.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const own = 'SOAK_HAS_OWN_MOUNTS'
const asRoot = ['--mount', '--propagation', 'private']
const asUser = ['--user', '--map-root-user', ...asRoot]
const preload = fileURLToPath(new URL('full-disk.mjs', import.meta.url))

/** Runs this program once more where it may mount something. Gives its exit code; `undefined` where that cannot be. */
export async function runWithOwnMounts() {
  if (process.platform !== 'linux' || process.env[own]) return undefined
  const way = [asRoot, asUser].find((way) => spawnSync('unshare', [...way, 'true']).status === 0)
  if (!way) return undefined
  const child = spawn('unshare', [...way, process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [own]: 'yes' },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

/** Makes the disk at a folder. */
export function makeDisk(folder, megabytes) {
  mkdirSync(folder)
  const ballast = join(folder, 'full')
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]
  const isMounted = Boolean(process.env[own]) && spawnSync('mount', options).status === 0
  return {
    isMounted,
    /** What a program's process needs that writes to it. */
    preload: isMounted ? [] : ['--import', preload],
    fill() {
      try {
        writeFileSync(ballast, isMounted ? Buffer.alloc(megabytes * 1024 ** 2) : '')
      } catch {
        // It is full now.
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove: () => isMounted && spawnSync('umount', [folder]),
  }
}
