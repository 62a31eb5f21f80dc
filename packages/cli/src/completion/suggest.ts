import type { Command, Option } from 'commander'
import { capabilities, models, providers, targets, tasks } from './known.js'
import { fieldSuggestions, modelOptions } from './model-options.js'
import { type Suggestion, type Suggestions, written } from './suggestion.js'

type Source = () => Promise<Suggestions>

const files: Source = async () => 'files'
const nothing: Source = async () => []

/** What stands where a command takes words. */
const words: Readonly<Record<string, Source>> = {
  generate: targets,
  submit: targets,
  models,
  wait: tasks,
  cancel: tasks,
  settle: tasks,
  credits: providers,
  sandbox: providers,
  batch: files,
}

/** What stands after an option. */
const values: Readonly<Record<string, Source>> = {
  '--provider': providers,
  '--upload': providers,
  '--capability': capabilities,
  '--model': models,
  '--save': files,
  '--sink': files,
  '--data': files,
  '--input': files,
  '--results': files,
  '--env-file': files,
  '--retry': async () => [{ value: 'failed' }, { value: 'uncertain' }],
}

/** The commands that take options of a model. */
const takesModel = (command: Command): boolean => ['generate', 'submit'].includes(command.name())

const commandSuggestions = (program: Command): readonly Suggestion[] =>
  program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ value: command.name(), description: command.summary() || command.description() }))

const optionSuggestions = (options: readonly Option[]): readonly Suggestion[] =>
  options.flatMap(({ long, description, hidden }) => (long && !hidden ? [{ value: long, description }] : []))

async function afterOption(
  command: Command,
  before: readonly string[],
  option: string,
): Promise<Suggestions | undefined> {
  const known = command.options.find(({ long }) => long === option)
  if (known) return known.required ? (values[option] ?? nothing)() : undefined
  return takesModel(command) ? fieldSuggestions(before, option) : undefined
}

/** What may follow some words, the last of which is being written. */
async function next(program: Command, given: readonly string[]): Promise<Suggestions> {
  const [name = '', ...rest] = given
  if (rest.length === 0) return commandSuggestions(program)
  const command = program.commands.find((one) => one.name() === name)
  if (!command) return []
  const before = rest.slice(0, -1)
  const [last = '', current = ''] = [before.at(-1), rest.at(-1)]
  const value = last.startsWith('-') ? await afterOption(command, before, last) : undefined
  if (value) return value
  if (current.startsWith('-')) {
    const ofModel = takesModel(command) ? await modelOptions(before) : []
    return [...ofModel, ...optionSuggestions(command.options)]
  }
  if (takesModel(command) && before.some((word) => !word.startsWith('-'))) return []
  const [argument] = command.registeredArguments
  if (argument?.argChoices) return argument.argChoices.map((choice) => ({ value: choice }))
  return (words[name] ?? nothing)()
}

/**
 * What a shell may suggest, in the form that its script reads. What goes wrong suggests nothing: a shell has no place for
 * an error in the middle of a line.
 *
 * @param given - The words after the command's name; the last one is being written.
 */
export async function suggest(program: Command, given: readonly string[]): Promise<string> {
  const suggestions = await next(program, given).catch((): Suggestions => [])
  return written(suggestions, given.at(-1) ?? '')
}
