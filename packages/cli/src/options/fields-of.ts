import { fieldForms, formsOf } from '@mediaplug/config'
import type { JsonSchema } from '@mediaplug/core'
import type { Field, FieldKind } from './field.js'
import { itemOf, typesOf } from './form.js'

/** A field that contains itself has no end. */
const deepest = 6

/** `negativePrompt` is `negative-prompt`. What is no word of letters and digits stays as it is. */
const toFlag = (name: string): string =>
  name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

function kindsOf(form: JsonSchema): readonly FieldKind[] {
  if (form['x-mediaplug-file']) return ['file']
  return typesOf(form).map((type): FieldKind => {
    if (type === 'number' || type === 'integer') return 'number'
    if (type === 'boolean') return 'boolean'
    return type === 'string' ? 'text' : 'json'
  })
}

const choicesOf = ({ enum: values = [], const: value }: JsonSchema): readonly (string | number | boolean)[] =>
  (value === undefined ? values : [value]).filter(isScalar)

/** Where a field is, and what it is part of. */
interface Place {
  readonly root: JsonSchema
  readonly path: readonly string[]
  readonly isRequired: boolean
}

/** The fields of the objects that a value may be, each with what any of them says of it. */
function fieldsWithin(forms: readonly JsonSchema[], { root, path }: Place): readonly Field[] {
  if (path.length > deepest) return []
  const objects = forms.filter(({ properties }) => properties !== undefined)
  const names = [...new Set(objects.flatMap(({ properties = {} }) => Object.keys(properties)))]
  return names.flatMap((name) => {
    const isRequired = path.length === 0 && objects.every(({ required = [] }) => required.includes(name))
    const schema = objects.map(({ properties = {} }) => properties[name]).find((own) => own !== undefined)
    return fieldsAt(schema ?? {}, fieldForms(objects, name, root), {
      root,
      path: [...path, name],
      isRequired,
    })
  })
}

/** The options of one field: one for itself, and those for what is within. */
function fieldsAt(schema: JsonSchema, forms: readonly JsonSchema[], place: Place): readonly Field[] {
  const { root, path, isRequired } = place
  const list = forms.find((form) => typesOf(form).includes('array'))
  const item = list && itemOf(list)
  const scalars = item ? formsOf(item, root) : forms
  const [described = {}] = forms
  const field: Field = {
    path,
    flag: path.map(toFlag).join('.'),
    kinds: new Set(scalars.flatMap(kindsOf)),
    choices: [...new Set(scalars.flatMap(choicesOf))],
    isList: list !== undefined,
    isRequired,
    schema: { ...(forms.length === 1 ? described : {}), ...schema },
  }
  return [field, ...(item ? [] : fieldsWithin(forms, place))]
}

/**
 * The options that a model's input has, by its JSON Schema, in the order of its fields. Fields of an object within have
 * options of their own, with a dot: `--logo.rect.width`.
 */
export const fieldsOf = (root: JsonSchema): readonly Field[] =>
  fieldsWithin(formsOf(root, root), { root, path: [], isRequired: true })
