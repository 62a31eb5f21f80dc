import type { JsonSchema } from '@mediaplug/core'
import { Command, Option } from 'commander'
import { describeField, placeholderOf } from './describe-field.js'
import type { Field } from './field.js'
import { fieldsOf } from './fields-of.js'
import { mainTextOf } from './main-text.js'

/** What a field was given on the command line: texts, or `true` and `false` of a switch. */
export type GivenField = readonly [field: Field, value: string | boolean]

/** What stands on the command line after a target. */
export interface GivenInput {
  readonly text: string | undefined
  readonly fields: readonly GivenField[]
}

/** A command whose options are those of a model. */
export interface ModelCommand {
  readonly command: Command
  /** Reads what stands after the target. @throws CommanderError for an option that there is not. */
  read(words: readonly string[]): GivenInput
}

const isSwitch = ({ kinds, choices, isList }: Field): boolean =>
  kinds.size === 1 && kinds.has('boolean') && choices.length === 0 && !isList

/** The names of options that a field may not have: it is prefixed where it has one. */
const freeFlag = (flag: string, taken: ReadonlySet<string>): string =>
  taken.has(flag) ? `input.${flag}` : flag

/**
 * Makes a command whose options are those of a model, made from its JSON Schema.
 *
 * @param name - What the command is called: `mediaplug generate tomoviee/text-to-video`.
 * @param others - The options that it has besides, which the fields of the model must leave alone.
 */
export function createModelCommand(
  name: string,
  schema: JsonSchema,
  others: readonly Option[],
): ModelCommand {
  const fields = fieldsOf(schema)
  const taken = new Set([...others.flatMap(({ long }) => long?.replace(/^--(no-)?/, '') ?? []), 'help'])
  const given: GivenField[] = []
  const main = mainTextOf(fields)
  const command = new Command(name).allowExcessArguments(false).exitOverride()
  command.configureOutput({ writeErr: () => {} })
  command.argument('[text]', main ? `the ${main.path.join('.')}` : 'not used by this model')
  for (const field of fields) {
    const flag = freeFlag(field.flag, taken)
    if (isSwitch(field)) {
      command.option(`--${flag}`, describeField(field)).option(`--no-${flag}`)
      command.on(`option:${flag}`, () => void given.push([field, true]))
      command.on(`option:no-${flag}`, () => void given.push([field, false]))
      continue
    }
    const option = new Option(`--${flag} <${placeholderOf(field)}>`, describeField(field))
    command.addOption(option.argParser((value) => void given.push([field, value])))
  }
  command.optionsGroup('Options of the command:')
  for (const option of others) command.addOption(option)
  return {
    command,
    read(words) {
      command.parse(words, { from: 'user' })
      return { text: command.args[0], fields: given }
    },
  }
}
