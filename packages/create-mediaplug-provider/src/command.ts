import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { CommandError, exitCode } from './exit-code.js'
import { type Flags, help, readFlags } from './flags.js'
import { folderProblem, writeFiles } from './folder.js'
import { namesOf, packageNameOf, titleOf } from './names.js'
import { nextSteps } from './next-steps.js'
import { authorProblem, idProblem, packageNameProblem, scopeProblem, titleProblem } from './problems.js'
import { ask } from './questions.js'
import { fillTemplate, readTemplate, usesName } from './template.js'
import { absolute, type Terminal } from './terminal.js'

/** Runs the command line, and gives its exit code. Nothing is thrown: what goes wrong is told in one message. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const flags = readFlags(args)
    if (flags.help) terminal.output.write(help)
    else if (flags.version) terminal.output.write(`${ownVersion()}\n`)
    else await create(flags, terminal)
    return exitCode.written
  } catch (error) {
    const { code, message } =
      error instanceof CommandError ? error : new CommandError(exitCode.notWritten, String(error))
    if (message !== '') terminal.errors.write(`create-mediaplug-provider: ${message}\n`)
    return code
  }
}

async function create(given: Flags, terminal: Terminal): Promise<void> {
  refuse(flagProblem(given), exitCode.usage)
  if (given.directory !== undefined)
    refuse(folderProblem(absolute(terminal, given.directory)), exitCode.notWritten)
  const flags = terminal.isInteractive && !given.yes ? await ask(given, terminal) : given
  const { name = '', title = titleOf(name), scope = '', directory = name } = flags
  refuse(flagProblem({ ...flags, name, directory }), exitCode.usage)
  refuse(packageNameProblem(packageNameOf(name, scope)), exitCode.usage)
  const folder = absolute(terminal, directory)
  refuse(folderProblem(folder), exitCode.notWritten)

  const template = readTemplate()
  const names = namesOf(name, title, scope, (word) => usesName(template, word))
  const author = flags.author || `the authors of ${names.packageName}`
  const files = fillTemplate(template, names, author, new Date().getFullYear())
  writeFiles(folder, files)
  terminal.output.write(nextSteps(names, relative(terminal.folder, folder), files.size))
}

const checks = {
  name: idProblem,
  title: titleProblem,
  scope: scopeProblem,
  directory: (path: string) => (path === '' ? 'A directory is needed after --directory.' : undefined),
  author: authorProblem,
} as const

/** What is wrong with the flags that are given, the first of them. */
function flagProblem(flags: Flags): string | undefined {
  for (const name of ['name', 'title', 'scope', 'directory', 'author'] as const) {
    const value = flags[name]
    const problem = value === undefined ? undefined : checks[name](value)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** @throws CommandError where there is a problem. */
function refuse(problem: string | undefined, code: number): void {
  if (problem !== undefined) throw new CommandError(code, problem)
}

function ownVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return JSON.parse(manifest).version
}
