import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { isInstalled } from '../../scripts/run/installed.mjs'
import { mustRun } from './run.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The sources, as Git would give them to a new checkout. */
async function sources(): Promise<string[]> {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { stdout } = await promisify(execFile)('git', list, { cwd: root, maxBuffer: 16 * 1024 ** 2 })
  return stdout.split('\0').filter((name) => /^(packages\/|scripts\/|\.changeset\/|[^/]+$)/.test(name))
}

/** A copy of the repository that releases are made from, to a registry on this machine. */
export class Checkout {
  readonly folder: string
  readonly #registry: string

  constructor(folder: string, registry: string) {
    if (new URL(registry).hostname !== '127.0.0.1') throw new Error(`${registry} is not on this machine`)
    this.folder = folder
    this.#registry = registry
  }

  /** Copies what is there now, built as it is, into an empty folder. */
  async fill(): Promise<void> {
    if (!isInstalled(root))
      throw new Error('what is installed is not what the lockfile says: npm run test:packages')
    for (const name of await sources()) {
      await mkdir(dirname(join(this.folder, name)), { recursive: true })
      await cp(join(root, name), join(this.folder, name)).catch(ignoreRemoved)
    }
    const built = (await readdir(join(root, 'packages'))).map((name) => `packages/${name}`)
    for (const name of built) {
      for (const part of ['lib', 'dist']) {
        await cp(join(root, name, part), join(this.folder, name, part), { recursive: true }).catch(
          ignoreRemoved,
        )
      }
    }
    for (const name of ['', ...built]) {
      await symlink(join(root, name, 'node_modules'), join(this.folder, name, 'node_modules'), 'junction')
    }
    // Any token will do: this registry lets everybody publish, but the client wants to send one.
    const { host } = new URL(this.#registry)
    await writeFile(join(this.folder, '.npmrc'), `registry=${this.#registry}\n//${host}/:_authToken=nobody\n`)
    await this.#git('init', '--quiet', '--initial-branch', 'main')
    await this.#commit()
  }

  /** Changes the text of a file. */
  async edit(name: string, change: (text: string) => string): Promise<void> {
    const path = join(this.folder, name)
    const text = await readFile(path, 'utf8')
    const changed = change(text)
    if (changed === text) throw new Error(`${name} is as it was`)
    await writeFile(path, changed)
  }

  /** Bundles a package anew. */
  async bundle(name: string): Promise<void> {
    for (const script of ['bundle', 'declarations']) {
      const folder = join(this.folder, 'packages', name)
      await mustRun('node', [`../../scripts/${script}.mjs`], folder, this.folder)
    }
  }

  /** Notes for a release what changed, by the packages and how large the change is. */
  async changeset(bumps: Readonly<Record<string, 'patch' | 'minor'>>, text: string): Promise<void> {
    const lines = Object.entries(bumps).map(([name, bump]) => `'${name}': ${bump}`)
    await writeFile(
      join(this.folder, '.changeset', `${text.replace(/\W+/g, '-')}.md`),
      `---\n${lines.join('\n')}\n---\n\n${text}\n`,
    )
    await this.#commit()
  }

  /** Releases what the changesets say, by the commands of the release workflow. */
  async release(): Promise<void> {
    await this.#makeSureOfRegistry()
    for (const command of await releaseCommands()) {
      const [program = '', ...words] = command.split(' ')
      await mustRun(program, words, this.folder, this.folder, this.#variables)
      await this.#commit()
    }
  }

  /** Every client by its own name for it. */
  get #variables(): Readonly<Record<string, string>> {
    return { npm_config_registry: this.#registry, pnpm_config_registry: this.#registry }
  }

  /** @throws Error before anything is published to a registry that is not on this machine. */
  async #makeSureOfRegistry(): Promise<void> {
    for (const program of ['npm', 'pnpm']) {
      const question = ['config', 'get', 'registry']
      const registry = await mustRun(program, question, this.folder, this.folder, this.#variables)
      if (registry.trim() !== this.#registry) throw new Error(`${program} would publish to ${registry}`)
    }
  }

  async #commit(): Promise<void> {
    await this.#git('add', '--all')
    const author = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@mediaplug.example']
    await this.#git(...author, 'commit', '--quiet', '--allow-empty', '--message', 'Change something')
  }

  async #git(...words: readonly string[]): Promise<void> {
    await mustRun('git', words, this.folder)
  }
}

/** The commands by which the release workflow makes versions and publishes them, in this order. */
async function releaseCommands(): Promise<string[]> {
  const workflow = await readFile(join(root, '.github/workflows/release.yml'), 'utf8')
  return ['version', 'publish'].map((name) => {
    const command = new RegExp(`^ +${name}: (npm run .+)$`, 'm').exec(workflow)?.[1]
    if (command === undefined) throw new Error(`the release workflow has no command for ${name}`)
    return command
  })
}

/** What was removed is listed until the next commit; not every package has everything. */
function ignoreRemoved(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}
