// A copy of the package in a temporary folder: it is mutated there, and what others do meanwhile disturbs nothing.
import { execFile, execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageFolder } from './rooms.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

const folders = new Set()
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** The module with the switch of all mutants, under `src`. */
const switchFile = 'mutant-switch.ts'

/** Copies the files as they are, or as they are in a revision. */
async function copyFiles(folder, revision) {
  const paths = [packageFolder, 'tsconfig.base.json', 'docs/promises.md']
  if (revision !== undefined) {
    const archive = execFileSync('git', ['archive', revision, ...paths], {
      cwd: root,
      maxBuffer: 512 * 1024 ** 2,
    })
    execFileSync('tar', ['-x'], { cwd: folder, input: archive })
    return
  }
  const filter = (path) => !/[\\/](node_modules|\.turbo|dist)$/.test(path)
  for (const path of paths) await cp(join(root, path), join(folder, path), { recursive: true, filter })
}

/** Copies what the package's tests need. The tests' own temporary files go to `scratch`. */
export async function copyPackage(revision) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'mediaplug-mutants-')))
  folders.add(folder)
  const to = join(folder, packageFolder)
  // Tests that act as another user find their way in, as in the system's own folder.
  await mkdir(join(folder, 'scratch'))
  await chmod(folder, 0o755)
  await chmod(join(folder, 'scratch'), 0o1777)
  await copyFiles(folder, revision)
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await symlink(join(root, packageFolder, 'node_modules'), join(to, 'node_modules'), 'junction')
  await cp(new URL('mutant-switch.ts', import.meta.url), join(to, 'src', switchFile))
  const source = (file) => join(to, 'src', file)
  return {
    folder: to,
    /** The headings of the document of all promises. */
    async promises() {
      const text = await readFile(join(folder, 'docs/promises.md'), 'utf8')
      return [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    },
    scratch: join(folder, 'scratch'),
    read: (file) => readFile(source(file), 'utf8'),
    /** A test file, by its path under the package. */
    readTest: (file) => readFile(join(to, file), 'utf8'),
    write: (file, text) => writeFile(source(file), text),
    remove: (file) => rm(source(file)),
    /** The sources of a folder, tests excluded, by their paths under `src`. */
    async sources(room) {
      const files = await readdir(source(room), { recursive: true })
      const own = files.filter((file) => file.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(file))
      return own.map((file) => `${room}/${file.replaceAll('\\', '/')}`).sort()
    },
    /** What a source imports the switch as. */
    switchFrom: (file) =>
      `${'../'.repeat(dirname(file).split('/').length)}${switchFile.replace('.ts', '.js')}`,
    /** Compiles for the programs that tests start. Types are not checked: a file with mutants has none. */
    build: () => compile(to, '--noCheck --declaration false --declarationMap false'),
    /** Compiles as well, and gives the sources that do not compile, by their paths under `src`. */
    buildChecked: async () => erroneous(await compile(to, '--declaration false --declarationMap false')),
    /** The sources that do not compile. */
    findErrors: async () => erroneous(await compile(to, '--noEmit')),
    async dispose() {
      await rm(folder, { recursive: true, force: true })
      folders.delete(folder)
    },
  }
}

const erroneous = (output) =>
  new Set([...output.matchAll(/^(?:\.\/)?src\/(.+?)\(\d+,\d+\): error/gm)].map(([, file]) => file))

/** Runs the compiler in a folder, and gives what it prints. */
async function compile(folder, options) {
  const require = createRequire(import.meta.url)
  const program = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  const common = '--pretty false --incremental false --composite false --tsBuildInfoFile null'
  const args = [program, '-p', folder, ...`${common} ${options}`.split(' ')]
  const limits = { cwd: folder, timeout: 300_000, maxBuffer: 64 * 1024 ** 2 }
  return await new Promise((resolve, reject) =>
    execFile(process.execPath, args, limits, (error, stdout, stderr) =>
      error && typeof error.code !== 'number' ? reject(error) : resolve(stdout + stderr),
    ),
  )
}
