import type { JsonSchema } from '@mediaplug/core'

/** A schema that contains itself has no end. */
const deepest = 6

/** A schema that is meant by another: what a reference leads to, with what stands beside the reference. */
function resolve({ $ref, ...besides }: JsonSchema, root: JsonSchema): JsonSchema {
  const [, name] = /^#\/\$defs\/(.+)$/.exec($ref ?? '') ?? []
  return { ...(name === undefined ? {} : root.$defs?.[name]), ...besides }
}

/** Keywords that say which fields go together, and nothing of what a value is. */
const rules: ReadonlySet<string> = new Set(['required', 'not', 'dependentRequired', 'description'])

const isRule = (branch: JsonSchema): boolean => {
  const keywords = Object.keys(branch)
  return keywords.length > 0 && keywords.every((keyword) => rules.has(keyword))
}

/** A branch of an object that has fields whatever the branch. */
const withFieldsOf = ({ properties, required = [] }: JsonSchema, branch: JsonSchema): JsonSchema =>
  properties === undefined
    ? branch
    : {
        ...branch,
        properties: { ...properties, ...branch.properties },
        required: [...required, ...(branch.required ?? [])],
      }

function formsWithin(schema: JsonSchema, root: JsonSchema, depth: number): readonly JsonSchema[] {
  const resolved = resolve(schema, root)
  const branches = [...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])].filter((branch) => !isRule(branch))
  if (branches.length === 0 || depth > deepest) return [resolved]
  return branches.flatMap((branch) =>
    formsWithin(withFieldsOf(resolved, resolve(branch, root)), root, depth + 1),
  )
}

/**
 * The forms that a value may have: the branches of a choice, else the schema itself, with references followed. Branches
 * that say only which fields go together are no forms: the object itself is.
 *
 * @param schema - A part of the schema of a model's input, or all of it.
 * @param root - All of it: its `$defs` are what references lead to.
 * @returns At least one. No form is a choice, unless it is deeper than six choices, one within the other.
 * @example Whether an image may be a file
 * ```ts
 * const { jsonSchema } = client.models[0]!
 * const forms = formsOf(jsonSchema, jsonSchema)
 * const images = fieldForms(forms, 'image', jsonSchema)
 * console.log(images.some((form) => form['x-mediaplug-file']))
 * ```
 */
export const formsOf = (schema: JsonSchema, root: JsonSchema): readonly JsonSchema[] =>
  formsWithin(schema, root, 0)

/**
 * What a field of an object may be.
 *
 * @param forms - Of the object, as {@link formsOf} gives them.
 * @param name - The field's.
 * @param root - The schema of the whole input.
 * @returns The forms of the field by every form of the object; none where no form has it.
 * @example The forms of a model's prompt
 * ```ts
 * const { jsonSchema } = client.models[0]!
 * console.log(fieldForms(formsOf(jsonSchema, jsonSchema), 'prompt', jsonSchema))
 * ```
 */
export function fieldForms(
  forms: readonly JsonSchema[],
  name: string,
  root: JsonSchema,
): readonly JsonSchema[] {
  return forms.flatMap(({ properties = {}, additionalProperties }) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
    return typeof own === 'object' ? formsOf(own, root) : []
  })
}

/**
 * What an item of a list may be.
 *
 * @param forms - Of the list, as {@link formsOf} gives them.
 * @param index - The item's place, from 0 up.
 * @param root - The schema of the whole input.
 * @returns The forms of the item by every form of the list; none where no form has it.
 * @example The forms of the first picture of a list
 * ```ts
 * const { jsonSchema } = client.models[0]!
 * const images = fieldForms(formsOf(jsonSchema, jsonSchema), 'images', jsonSchema)
 * console.log(itemForms(images, 0, jsonSchema))
 * ```
 */
export function itemForms(
  forms: readonly JsonSchema[],
  index: number,
  root: JsonSchema,
): readonly JsonSchema[] {
  return forms.flatMap(({ items, prefixItems }) => {
    const own = prefixItems?.[index] ?? items
    return typeof own === 'object' ? formsOf(own, root) : []
  })
}
