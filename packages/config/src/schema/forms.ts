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

/** A branch that is none: with it, an object is as it is without a choice. */
const anyway: JsonSchema = {}

/** Whether a branch says only less of fields that the object has. */
const isNarrower = (
  { properties = {}, ...others }: JsonSchema,
  { properties: own = {} }: JsonSchema,
): boolean =>
  Object.keys(properties).every((name) => Object.hasOwn(own, name)) &&
  Object.keys(others).every((keyword) => keyword === 'type' || rules.has(keyword))

/**
 * The branches that say what a value is. Beside one that is a rule alone, an object may be what it is anyway: a branch
 * that narrows it adds nothing.
 */
function branchesOf(own: JsonSchema, branches: readonly JsonSchema[] = []): readonly JsonSchema[] {
  const forms = branches.filter((branch) => !isRule(branch))
  if (forms.length === branches.length) return forms
  const further = forms.filter((branch) => !isNarrower(branch, own))
  return further.length > 0 ? [anyway, ...further] : []
}

/** Fields with what a branch says of them besides: it narrows a field, which keeps the rest. */
function narrowedBy(
  fields: Readonly<Record<string, JsonSchema>>,
  branch: Readonly<Record<string, JsonSchema>> = {},
): Readonly<Record<string, JsonSchema>> {
  const narrowed = Object.entries(branch).map(([name, field]) => [name, { ...fields[name], ...field }])
  return { ...fields, ...Object.fromEntries(narrowed) }
}

/** A branch of a choice, with what holds whatever the branch. */
function withBranch({ anyOf, oneOf, ...own }: JsonSchema, branch: JsonSchema): JsonSchema {
  if (own.properties === undefined) return branch
  return {
    ...own,
    ...branch,
    properties: narrowedBy(own.properties, branch.properties),
    required: [...new Set([...(own.required ?? []), ...(branch.required ?? [])])],
  }
}

function formsWithin(schema: JsonSchema, root: JsonSchema, depth: number): readonly JsonSchema[] {
  const resolved = resolve(schema, root)
  const branches = [...branchesOf(resolved, resolved.anyOf), ...branchesOf(resolved, resolved.oneOf)]
  if (branches.length === 0 || depth > deepest) return [resolved]
  return branches.flatMap((branch) =>
    formsWithin(withBranch(resolved, resolve(branch, root)), root, depth + 1),
  )
}

/**
 * The forms that a value may have: the branches of a choice, else the schema itself, with references followed. Branches
 * that say only which fields go together are no forms: the object itself is. A branch of an object has the object's
 * fields too, narrowed where it says so.
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
