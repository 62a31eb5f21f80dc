import { fieldForms, formsOf } from '@mediaplug/config'
import type { JsonSchema } from '@mediaplug/core'
import { choicesOf } from './choices.js'
import { readDescription } from './description.js'
import type { FileForm } from './file-forms.js'
import { fileTexts } from './file-text.js'
import { rangeText } from './range-text.js'
import { anchorOf, type Row } from './row.js'
import { itemOf, typeText } from './type-text.js'

/** A field that contains itself has no end. */
const deepest = 5

/** What all rows of a table share. */
interface Table {
  readonly root: JsonSchema
  readonly fileForms: ReadonlyMap<string, FileForm>
}

const once = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.filter((text) => text !== undefined)),
]

const counted = (text: string | undefined, unit: string): string | undefined => text && `${text} ${unit}`

/** What the forms of a value allow. */
function limitsOf(forms: readonly JsonSchema[], form: FileForm | undefined): readonly string[] {
  return once(
    forms.flatMap((schema) => [
      rangeText(schema.minimum, schema.maximum),
      typeof schema.exclusiveMinimum === 'number' ? `more than ${schema.exclusiveMinimum}` : undefined,
      counted(rangeText(schema.minItems, schema.maxItems), 'of them'),
      counted(
        rangeText(schema.minLength === 1 ? undefined : schema.minLength, schema.maxLength),
        'characters',
      ),
      ...(schema['x-mediaplug-file'] ? fileTexts(schema['x-mediaplug-file'], form) : []),
      typeof schema.additionalProperties === 'object' || schema.additionalProperties === true
        ? 'further fields are passed on'
        : undefined,
    ]),
  )
}

/** The forms of what a value has within: those of a list's items, else its own. */
function innerForms(forms: readonly JsonSchema[], root: JsonSchema): readonly JsonSchema[] {
  const items = forms.map(itemOf).filter((item) => item !== undefined)
  return items.length > 0 ? [...forms, ...items.flatMap((item) => formsOf(item, root))] : forms
}

function rowsWithin(forms: readonly JsonSchema[], path: readonly string[], table: Table): readonly Row[] {
  if (path.length > deepest) return []
  const objects = forms.filter(({ properties }) => properties !== undefined)
  const names = [...new Set(objects.flatMap(({ properties = {} }) => Object.keys(properties)))]
  return names.flatMap((name) => {
    const isRequired = objects.every(({ required = [] }) => required.includes(name))
    const schemas = objects.map(({ properties = {} }) => properties[name]).filter((one) => one !== undefined)
    const [schema = {}] = schemas
    const own = schemas.length === 1 ? schema : { description: sentences(schemas), default: schema.default }
    return rowsOf(own, fieldForms(objects, name, table.root), { path: [...path, name], isRequired }, table)
  })
}

const sentences = (schemas: readonly JsonSchema[]): string =>
  once(schemas.map(({ description }) => description)).join('. ')

function rowsOf(
  schema: JsonSchema,
  forms: readonly JsonSchema[],
  { path, isRequired }: { readonly path: readonly string[]; readonly isRequired: boolean },
  table: Table,
): readonly Row[] {
  const name = path.join('.')
  const inner = innerForms(forms, table.root)
  const row: Row = {
    path: name,
    anchor: anchorOf(name),
    type: typeText(forms, path.at(-1) ?? '', table.root),
    isRequired,
    ...readDescription(schema, forms),
    limits: limitsOf(inner, table.fileForms.get(name)),
    choices: choicesOf(inner),
  }
  return [row, ...rowsWithin(inner, path, table)]
}

/** The fields of a model's input, those of objects within it too, in their order. */
export const rowsOfInput = (
  root: JsonSchema,
  fileForms: ReadonlyMap<string, FileForm> = new Map(),
): readonly Row[] => rowsWithin(formsOf(root, root), [], { root, fileForms })
