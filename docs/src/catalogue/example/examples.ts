import { formsOf } from '@mediaplug/config'
import type { JsonSchema, ModelDescription } from '@mediaplug/core'
import { choicesOf } from '../schema/choices.js'
import { fileFormsOf } from '../schema/file-forms.js'
import type { ExampleInput, ExampleValue } from './example-file.js'
import { fieldsWithFilesAs } from './example-file.js'
import { type ExampleModel, valueFor } from './value-for.js'
import { always, mostWishes, onlyListed, wishedFiles, wishes } from './wishes.js'
import { promptFields } from './words.js'

/** What a page shows of a model. */
export interface Examples {
  /** The least that says what is wanted. */
  readonly minimal: ExampleInput
  /** More of what the model has; nothing where there is no more. */
  readonly fuller: ExampleInput | undefined
}

/** Whether a model takes an input. */
export const isAccepted = ({ input }: ModelDescription, example: ExampleInput): boolean =>
  input.safeParse(fieldsWithFilesAs(example, (file) => file.input)).success

/** The fields that say what is wanted: what model and capability require, and the prompt. */
function wantedFields({ jsonSchema, capabilitySchema }: ExampleModel): readonly string[] {
  const known = Object.keys(jsonSchema.properties ?? {})
  const required = [...(jsonSchema.required ?? []), ...(capabilitySchema.required ?? [])]
  return known.filter((name) => required.includes(name) || promptFields.includes(name))
}

const withField = (model: ExampleModel, input: ExampleInput, name: string): ExampleInput => {
  const schema = model.jsonSchema.properties?.[name]
  const value = schema && valueFor(model, name, schema)
  return value === undefined ? input : { ...input, [name]: value }
}

/** What the capability always has in its examples, as far as the model takes it. */
function usualFields(description: ModelDescription, input: ExampleInput): ExampleInput {
  const usual = { ...input, ...always[description.capability] }
  return isAccepted(description, usual) ? usual : input
}

function minimalOf(description: ModelDescription, model: ExampleModel): ExampleInput {
  const wanted = wantedFields(model)
  const input = wanted.reduce<ExampleInput>((made, name) => withField(model, made, name), {})
  if (isAccepted(description, input)) return usualFields(description, input)
  const others = Object.keys(model.jsonSchema.properties ?? {}).filter((name) => !wanted.includes(name))
  const found = others
    .map((name) => withField(model, input, name))
    .find((one) => isAccepted(description, one))
  if (found) return usualFields(description, found)
  throw new Error(`No example of ${description.id} is accepted by its own schema: ${JSON.stringify(input)}.`)
}

/** The values that a fuller example may give a field, the best first. */
function wishesFor(model: ExampleModel, name: string, schema: JsonSchema): readonly ExampleValue[] {
  if (wishedFiles.includes(name))
    return [valueFor(model, name, schema)].filter((value) => value !== undefined)
  if (onlyListed.has(name) && choicesOf(formsOf(schema, model.jsonSchema)).length === 0) return []
  const values = wishes[name] ?? []
  return values.filter((value) => JSON.stringify(value) !== JSON.stringify(schema.default))
}

function fullerOf(
  description: ModelDescription,
  model: ExampleModel,
  minimal: ExampleInput,
): ExampleInput | undefined {
  const { properties = {} } = model.jsonSchema
  const most = Object.keys(minimal).length + mostWishes
  let input = minimal
  for (const name of [...wishedFiles, ...Object.keys(wishes)]) {
    const schema = properties[name]
    if (!schema || Object.hasOwn(minimal, name) || Object.keys(input).length >= most) continue
    const taken = wishesFor(model, name, schema).find((value) =>
      isAccepted(description, { ...input, [name]: value }),
    )
    if (taken !== undefined) input = { ...input, [name]: taken }
  }
  return input === minimal ? undefined : input
}

/** The examples of a model, each accepted by its schema. @throws Error where none can be made. */
export function examplesOf(description: ModelDescription): Examples {
  const { id, capability, jsonSchema, capabilitySchema } = description
  const model = { id, capability, jsonSchema, capabilitySchema, fileForms: fileFormsOf(description.input) }
  const minimal = minimalOf(description, model)
  return { minimal, fuller: fullerOf(description, model, minimal) }
}
