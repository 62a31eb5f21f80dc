import { type AnyClient, type JsonSchema, MediaplugError, type ModelDescription } from '@mediaplug/core'
import { nearest } from '@mediaplug/core/provider'

/** A model, and the fields that its JSON Schema has. */
export interface KnownModel {
  readonly id: string
  readonly description: ModelDescription
  readonly fields: ReadonlyMap<string, JsonSchema>
}

/** The forms that a value may have, one by one. */
export const formsOf = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? schema.oneOf ?? [schema]

/** The fields of an input. One that has several forms has the fields of all of them. */
export function fieldsOf(schema: JsonSchema): ReadonlyMap<string, JsonSchema> {
  const forms = new Map<string, JsonSchema[]>()
  for (const form of [schema, ...(schema.anyOf ?? schema.oneOf ?? [])])
    for (const [name, field] of Object.entries(form.properties ?? {})) {
      const known = forms.get(name)
      if (known) known.push(field)
      else forms.set(name, [field])
    }
  return new Map(
    [...forms].map(([name, [first = {}, ...others]]) => [
      name,
      others.length > 0 ? { anyOf: [first, ...others] } : first,
    ]),
  )
}

/** The values that a field is limited to; `undefined` where it takes more than a few. */
export function valuesOf(field: JsonSchema | undefined): readonly unknown[] | undefined {
  if (field === undefined) return undefined
  const values: unknown[] = []
  for (const form of formsOf(field)) {
    if (form.enum === undefined && form.const === undefined) return undefined
    values.push(...(form.enum ?? [form.const]))
  }
  return values
}

/** Whether a field takes one file. */
export const isFile = (field: JsonSchema): boolean =>
  formsOf(field).some((form) => form['x-mediaplug-file'] !== undefined)

/** Whether a field takes several files. */
export const isFileList = (field: JsonSchema): boolean =>
  formsOf(field).some(({ items }) => typeof items === 'object' && isFile(items))

/**
 * The model of an id.
 *
 * @throws MediaplugError `unknown-model` that names what may have been meant.
 */
export function knownModel(client: AnyClient, id: string): KnownModel {
  const description = client.models.find((model) => model.id === id)
  if (description) return { id, description, fields: fieldsOf(description.jsonSchema) }
  const near = nearest(
    String(id),
    client.models.map((model) => model.id),
  )
  const hint =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'client.models has those that there are.'
  throw new MediaplugError('unknown-model', `There is no model '${id}'. ${hint}`, {
    phase: 'input',
    model: id,
  })
}
