import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { mustRun, type Ran, run } from './run.js'
import { registryUrl } from './variables.js'

/** An empty folder of somebody who uses the packages. */
export class Project {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  /** Adds packages, with plain npm. */
  async install(...packages: readonly string[]): Promise<void> {
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline']
    await this.must('npm', ['install', ...quiet, '--registry', registryUrl(), ...packages])
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
    }
  }

  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8')
  }

  /** Runs a program to its end, whatever that is. */
  run(program: string, args: readonly string[]): Promise<Ran> {
    return run(program, args, this.folder, this.folder)
  }

  /** Runs a program that must end well, and gives what it printed. */
  must(program: string, args: readonly string[]): Promise<string> {
    return mustRun(program, args, this.folder)
  }

  /** What the manifest names. */
  async dependencies(): Promise<string[]> {
    const manifest: { dependencies: Record<string, string> } = JSON.parse(await this.read('package.json'))
    return Object.keys(manifest.dependencies)
  }

  /** The names of what is installed, in order. */
  async installed(): Promise<string[]> {
    const lock: { packages: Record<string, unknown> } = JSON.parse(
      await this.read('node_modules/.package-lock.json'),
    )
    return Object.keys(lock.packages)
      .map((path) => path.replace(/^node_modules\//, ''))
      .sort()
  }
}

/** An empty folder with a manifest, which is removed when the test ends. */
export async function openProject(manifest: object = { type: 'module' }): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-project-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const project = new Project(folder)
  await project.write({ 'package.json': JSON.stringify({ name: 'somebody', private: true, ...manifest }) })
  return project
}
