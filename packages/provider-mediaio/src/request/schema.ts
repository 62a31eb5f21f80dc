import { file, z } from '@mediaplug/core/provider'
import type { Entry } from '../catalogue/entry.js'
import { choicesOf } from './choice.js'
import { objectionsTo, publishedCombinations } from './combination.js'
import type { CheckedRequest, RequestValue } from './input.js'

type Shape = Readonly<Record<string, z.ZodType<RequestValue>>>

function promptOf({ prompt: { maxCharacters, optional } }: Entry): z.ZodType<string | undefined> {
  const words = z
    .string()
    .regex(/\S/, 'must not be blank')
    .max(maxCharacters)
    .describe('What to make, in words')
  return optional ? words.optional() : words
}

function filesOf({ image, images, video }: Entry): Shape {
  if (images) {
    const { maxCount, ...limits } = images
    const one = file({ as: 'url', ...limits })
    return {
      image: one.optional().describe('The image to change'),
      images: z.array(one).min(1).max(maxCount).optional().describe('The images to make one of'),
    }
  }
  return {
    ...(image && { image: file({ as: 'url', ...image }).describe('The image to bring into motion') }),
    ...(video && { video: file({ as: 'url', ...video }).describe('The video whose movement is followed') }),
  }
}

function choiceFieldsOf(entry: Entry): Shape {
  const fields = choicesOf(entry).map(
    ({ field, values, default: defaultValue, description }): [string, z.ZodType<RequestValue>] => [
      field,
      z.literal(values).default(defaultValue).describe(description),
    ],
  )
  return Object.fromEntries(fields)
}

/** Makes the schema of a model's requests. */
export function requestSchema(entry: Entry): z.ZodType<CheckedRequest> {
  const shape: Shape = { prompt: promptOf(entry), ...filesOf(entry), ...choiceFieldsOf(entry) }
  return z
    .strictObject(shape)
    .superRefine((request, context) => {
      for (const { field, message } of objectionsTo(request, entry)) {
        context.addIssue({ code: 'custom', path: [field], message })
      }
    })
    .meta(publishedCombinations(entry))
}
