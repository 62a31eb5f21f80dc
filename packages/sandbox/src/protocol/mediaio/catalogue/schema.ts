import { z } from 'zod'
import type { ModelEntry } from './model.js'
import type { ChoiceParameter, Parameter, TextParameter } from './parameter.js'

/** The values of a request, with the defaults of what it leaves out. All are strings, as on the wire. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>

const url = z.url({ protocol: /^https?$/ })

/** What a model takes, and nothing else. */
export function valuesSchema({ parameters, never = [] }: ModelEntry): z.ZodType<Values> {
  const shape: Record<string, z.ZodType<Values[string]>> = {}
  for (const [name, parameter] of Object.entries(parameters)) shape[name] = fieldSchema(parameter)
  return never.reduce<z.ZodType<Values>>(refuseTogether, z.strictObject(shape))
}

function fieldSchema(parameter: Parameter): z.ZodType<Values[string]> {
  switch (parameter.kind) {
    case 'text':
      return textSchema(parameter)
    case 'choice':
      return choiceSchema(parameter)
    case 'images':
      return z.array(url).min(1).max(parameter.most)
    case 'image':
    case 'video':
      return url
  }
}

function choiceSchema({ values, byDefault }: ChoiceParameter): z.ZodType<string | undefined> {
  const schema = z.enum(values)
  return byDefault === undefined ? schema.optional() : schema.default(byDefault)
}

function textSchema({ required, mostCharacters }: TextParameter): z.ZodType<string> {
  const schema = z
    .string()
    .refine((text) => [...text].length <= mostCharacters, `must have at most ${mostCharacters} characters`)
  if (!required) return schema.default('')
  return schema.refine((text) => text.trim() !== '', 'must not be empty')
}

function refuseTogether(schema: z.ZodType<Values>, together: Readonly<Record<string, string>>) {
  const entries = Object.entries(together)
  const path = entries.slice(0, 1).map(([name]) => name)
  const message = `must not go together: ${entries.map(([name, value]) => `${name} ${value}`).join(', ')}`
  return schema.refine((values) => entries.some(([name, value]) => values[name] !== value), { path, message })
}
