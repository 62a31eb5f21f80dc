import { formsOf } from '@mediaplug/config'
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

const choicesOf = ({ enum: values, const: value }: JsonSchema): readonly (string | number | boolean)[] =>
  (values ?? [value]).filter(isScalar)

/** Where a field is, and what it is part of. */
interface Place {
  readonly root: JsonSchema
  readonly path: readonly string[]
  readonly isRequired: boolean
}

/** The fields of the objects that a value may be. */
function fieldsWithin(forms: readonly JsonSchema[], { root, path }: Place): readonly Field[] {
  if (path.length > deepest) return []
  const byFlag = new Map<string, Field>()
  for (const { properties = {}, required = [] } of forms) {
    for (const [name, schema] of Object.entries(properties)) {
      const isRequired = path.length === 0 && required.includes(name)
      for (const field of fieldsAt(schema, { root, path: [...path, name], isRequired })) {
        if (!byFlag.has(field.flag)) byFlag.set(field.flag, field)
      }
    }
  }
  return [...byFlag.values()]
}

/** The options of one field: one for itself, and those for what is within. */
function fieldsAt(schema: JsonSchema, place: Place): readonly Field[] {
  const { root, path, isRequired } = place
  const forms = formsOf(schema, root)
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
