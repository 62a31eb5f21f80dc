import { file, z } from '@mediaplug/core/provider'
import { capabilities } from '../catalogue/capability.js'
import type { Entry, Parameter } from '../catalogue/entry.js'
import { choicesOf } from './choice.js'
import { objectionsTo, publishedCombinations } from './combination.js'
import type { CheckedRequest, RequestValue } from './input.js'

type Shape = Readonly<Record<string, z.ZodType<RequestValue>>>

function promptOf({ prompt }: Entry): Shape {
  if (prompt === undefined) return {}
  const words = z
    .string()
    .regex(/\S/, 'must not be blank')
    .max(prompt.maxCharacters)
    .describe('What to make, in words')
  return { prompt: prompt.optional ? words.optional() : words }
}

function imageOf({ image, capability }: Entry): Shape {
  if (image === undefined) return {}
  const { vendorName: _vendorName, ...limits } = image
  const isMoved = capabilities[capability].kind === 'video'
  const use = isMoved ? 'The image to bring into motion' : 'The image to change'
  return { image: file({ as: 'url', ...limits }).describe(use) }
}

function filesOf({ images, video, ...entry }: Entry): Shape {
  if (images) {
    const { maxCount, ...limits } = images
    const one = file({ as: 'url', ...limits })
    return {
      image: one.optional().describe('The image to change'),
      images: z.array(one).min(1).max(maxCount).optional().describe('The images to make one of'),
    }
  }
  return {
    ...imageOf(entry),
    ...(video && { video: file({ as: 'url', ...video }).describe('The video whose movement is followed') }),
  }
}

function choiceFieldsOf(entry: Entry): Shape {
  const fields = choicesOf(entry).map(
    ({ field, values, default: defaultValue, description }): [string, z.ZodType<RequestValue>] => {
      const literal = z.literal(values)
      const schema = defaultValue === undefined ? literal.optional() : literal.default(defaultValue)
      return [field, schema.describe(description)]
    },
  )
  return Object.fromEntries(fields)
}

function ownField({ values, default: defaultText, description }: Parameter): z.ZodType<RequestValue> {
  const text: z.ZodType<string> = values ? z.literal(values) : z.string()
  const schema = defaultText === undefined ? text.optional() : text.default(defaultText)
  return description === undefined ? schema : schema.describe(description)
}

function ownFieldsOf({ parameters = {} }: Entry): Shape {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, ownField(parameter)] as const),
  )
}

/** Makes the schema of a model's requests. */
export function requestSchema(entry: Entry): z.ZodType<CheckedRequest> {
  const shape: Shape = {
    ...promptOf(entry),
    ...filesOf(entry),
    ...choiceFieldsOf(entry),
    ...ownFieldsOf(entry),
  }
  return z
    .strictObject(shape)
    .superRefine((request, context) => {
      for (const { field, message } of objectionsTo(request, entry)) {
        context.addIssue({ code: 'custom', path: [field], message })
      }
    })
    .meta(publishedCombinations(entry))
}
