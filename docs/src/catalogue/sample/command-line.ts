import { formsOf, variableOf } from '@mediaplug/config'
import type { JsonSchema } from '@mediaplug/core'
import { ExampleFile, type ExampleInput, type ExampleValue, withFilesAs } from '../example/example-file.js'
import { promptFields } from '../example/words.js'
import type { CatalogueModel } from '../registry/catalogue-model.js'

/** The options of the command, which a field of the same name gives way to. */
const ownOptions: readonly string[] =
  'input save times label fallback upload sandbox timeout json verbose env-file help'.split(' ')

/** What a line needs to know of a model. */
type CalledModel = Pick<CatalogueModel, 'id' | 'description' | 'settings'> & {
  readonly vendor: Pick<CatalogueModel['vendor'], 'id' | 'package'>
}

/** A word as a shell reads it. */
const shellWord = (text: string): string =>
  /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

const flagOf = (name: string): string => {
  const flag = name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return ownOptions.includes(flag) ? `input.${flag}` : flag
}

const isSwitch = (schema: JsonSchema, root: JsonSchema): boolean =>
  formsOf(schema, root).every((form) => form.type === 'boolean' && form.enum === undefined)

const textOf = (value: ExampleValue): string => {
  if (value instanceof ExampleFile) return value.text
  return typeof value === 'object' ? JSON.stringify(withFilesAs(value, (file) => file.text)) : String(value)
}

function optionsOf(name: string, value: ExampleValue, root: JsonSchema): readonly string[] {
  const flag = flagOf(name)
  if (typeof value === 'boolean' && isSwitch(root.properties?.[name] ?? {}, root)) {
    return [`--${value ? '' : 'no-'}${flag}`]
  }
  const values = Array.isArray(value) ? value.map((item: ExampleValue) => textOf(item)) : [textOf(value)]
  return values.map((text) => `--${flag} ${shellWord(text)}`)
}

/** The settings of a provider, as variables before a command. */
const variablesOf = ({ vendor, settings }: CalledModel): readonly string[] =>
  Object.entries(settings).map(
    ([name, value]) => `${variableOf(vendor.id, name)}=${shellWord(String(value))}`,
  )

/** The command as it runs where nothing is installed. By its bare name, `npx` would take anybody's package. */
export const commandWith = (packages: readonly string[]): string =>
  `npx ${['@mediaplug/cli', ...packages].map((name) => `-p ${name}`).join(' ')} mediaplug`

/** A line for the terminal that makes a request. */
export function commandLineSample(model: CalledModel, input: ExampleInput, isSandbox: boolean): string {
  const { jsonSchema } = model.description
  const main = promptFields.find((name) => typeof input[name] === 'string')
  const text = main === undefined ? [] : [shellWord(String(input[main]))]
  const others = Object.entries(input).filter(([name]) => name !== main)
  return [
    ...variablesOf(model),
    commandWith([...(isSandbox ? ['@mediaplug/sandbox'] : []), model.vendor.package]),
    'generate',
    model.id,
    ...text,
    ...others.flatMap(([name, value]) => optionsOf(name, value, jsonSchema)),
    ...(isSandbox ? ['--sandbox'] : []),
  ].join(' ')
}
