import type { Entry } from '../catalogue/entry.js'
import type { CheckedRequest } from './input.js'

interface Objection {
  readonly field: string
  readonly message: string
}

/** What is wrong with a request as a whole, whose fields are each right by themselves. */
export function* objectionsTo(request: CheckedRequest, { images, restriction }: Entry): Generator<Objection> {
  if (images && request.image && request.images) {
    yield { field: 'images', message: 'must not be given beside image' }
  }
  if (images && !request.image && !request.images) {
    yield { field: 'image', message: 'must be given, or images in its place' }
  }
  if (!restriction || request[restriction.where] !== restriction.is) return
  const { of, to, where, is } = restriction
  if (!to.some((value) => value === request[of])) {
    yield { field: of, message: `must be ${to.join(' or ')} where ${where} is ${is}` }
  }
}

/**
 * The rules that {@link objectionsTo} checks, for the metadata of a schema: in words, and as keywords of JSON Schema.
 * Empty for a model that has no such rules.
 */
export function publishedCombinations({ images, restriction }: Entry): Readonly<Record<string, unknown>> {
  if (images) {
    return {
      description: 'Either image or images, not both',
      oneOf: [{ required: ['image'] }, { required: ['images'] }],
    }
  }
  if (!restriction) return {}
  const { of, to, where, is } = restriction
  return {
    description: `Where ${where} is ${is}, ${of} is ${to.join(' or ')}`,
    anyOf: [
      { not: { properties: { [where]: { const: is } }, required: [where] } },
      { properties: { [of]: { enum: to } } },
    ],
  }
}
