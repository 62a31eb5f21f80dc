import { formsOf } from '@mediaplug/config'
import type { JsonSchema } from '@mediaplug/core'
import { choicesOf } from '../schema/choices.js'
import type { FileForm } from '../schema/file-forms.js'
import { fileKindsOf } from '../schema/input-kinds.js'
import { itemOf } from '../schema/type-text.js'
import { ExampleFile, type ExampleValue } from './example-file.js'
import { fileFor, type Place } from './pictures.js'
import { anyPrompt, ownPrompts, promptFields, prompts } from './words.js'

/** What an example is made of. */
export interface ExampleModel extends Place {
  readonly jsonSchema: JsonSchema
  /** What every model of the capability takes. */
  readonly capabilitySchema: JsonSchema
  /** The forms in which files go to the vendor, by the path of their field. */
  readonly fileForms: ReadonlyMap<string, FileForm>
}

const promptFor = ({ id, capability }: Place): string => ownPrompts[id] ?? prompts[capability] ?? anyPrompt

function fileValue(model: ExampleModel, name: string, form: JsonSchema): ExampleFile | undefined {
  const limits = form['x-mediaplug-file']
  if (!limits) return undefined
  const [kind = 'file'] = fileKindsOf(limits, name)
  return new ExampleFile(fileFor(model, name, kind), model.fileForms.get(name) === 'url')
}

/** A value that a field takes, and that a person would give; nothing for an object of which nothing is known. */
export function valueFor(model: ExampleModel, name: string, schema: JsonSchema): ExampleValue | undefined {
  const [form = {}] = formsOf(schema, model.jsonSchema)
  const file = fileValue(model, name, form)
  if (file) return file
  const [choice] = choicesOf([form])
  if (choice !== undefined) return choice
  switch (form.type) {
    case 'string':
      return promptFields.includes(name) ? promptFor(model) : 'kite'
    case 'integer':
    case 'number':
      return typeof form.minimum === 'number' ? form.minimum : 1
    case 'boolean':
      return true
    case 'array': {
      const item = itemOf(form)
      const value = item && valueFor(model, name, item)
      return value === undefined ? undefined : [value]
    }
    default:
      return undefined
  }
}
