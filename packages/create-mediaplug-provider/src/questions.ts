import { cancel, intro, isCancel, text } from '@clack/prompts'
import { CommandError, exitCode } from './exit-code.js'
import type { Flags } from './flags.js'
import { folderProblem } from './folder.js'
import { packageNameOf, titleOf } from './names.js'
import { authorProblem, idProblem, scopeProblem, titleProblem } from './problems.js'
import { absolute, type Terminal } from './terminal.js'

interface Question {
  readonly message: string
  /** What Enter alone answers. */
  readonly usual?: string
  /** Shown where there is no usual answer. */
  readonly example?: string
  readonly problem: (answer: string) => string | undefined
}

/** Asks for what the flags leave open. @throws CommandError when somebody presses Ctrl-C. */
export async function ask(flags: Flags, terminal: Terminal): Promise<Flags> {
  const { input, output } = terminal
  const given = { input, output }

  async function answerTo({ message, usual = '', example = usual, problem }: Question): Promise<string> {
    const answer = await text({
      ...given,
      message,
      placeholder: example,
      defaultValue: usual,
      validate: (value = '') => problem(value === '' ? usual : value),
    })
    if (!isCancel(answer)) return answer
    cancel('Nothing was written.', given)
    throw new CommandError(exitCode.interrupted, '')
  }

  intro('A new provider of Mediaplug', given)
  const name =
    flags.name ??
    (await answerTo({ message: 'What is the id of the provider?', example: 'acme', problem: idProblem }))
  const title =
    flags.title ??
    (await answerTo({ message: 'What is the vendor called?', usual: titleOf(name), problem: titleProblem }))
  const scope =
    flags.scope ??
    (await answerTo({
      message: 'In which npm scope is the package? Enter for none.',
      example: '@you',
      problem: scopeProblem,
    }))
  const directory =
    flags.directory ??
    (await answerTo({
      message: 'Where shall it be written?',
      usual: name,
      problem: (answer) => folderProblem(absolute(terminal, answer)),
    }))
  const author =
    flags.author ??
    (await answerTo({
      message: 'Who holds the copyright?',
      usual: `the authors of ${packageNameOf(name, scope)}`,
      problem: authorProblem,
    }))
  return { ...flags, name, title, scope, directory, author }
}
