import type { JsonSchema } from '@mediaplug/core'
import { sizeText } from '../output/sizes.js'
import type { Field } from './field.js'

const range = (least: unknown, most: unknown): string | undefined => {
  if (least !== undefined && most !== undefined) return `${least} to ${most}`
  if (least !== undefined) return `at least ${least}`
  return most === undefined ? undefined : `at most ${most}`
}

/** JSON Schema's own bound of whole numbers says nothing to a person. */
const bound = (value: unknown): unknown =>
  typeof value === 'number' && Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value

function fileLimits(limits: NonNullable<JsonSchema['x-mediaplug-file']>): readonly string[] {
  const { mediaTypes, maxBytes, sides, seconds, framesPerSecond, aspectRatio } = limits
  return [
    ...(mediaTypes ? [mediaTypes.map((type) => type.replace(/^\w+\//, '')).join(', ')] : []),
    ...(maxBytes === undefined ? [] : [`at most ${sizeText(maxBytes)}`]),
    ...(sides ? [`sides of ${range(...sides)} pixels`] : []),
    ...(aspectRatio ? [`width by height ${range(...aspectRatio)}`] : []),
    ...(seconds ? [`${range(...seconds)} s`] : []),
    ...(framesPerSecond ? [`${range(...framesPerSecond)} frames a second`] : []),
  ]
}

/** What a field allows, in a few words each. */
function limitsOf({ schema, choices }: Field): readonly string[] {
  const { minimum, maximum, exclusiveMinimum, minItems, maxItems, minLength, maxLength } = schema
  const file = schema['x-mediaplug-file']
  const numbers = range(bound(minimum), bound(maximum))
  const items = range(minItems, maxItems)
  const length = range(minLength === 1 ? undefined : minLength, maxLength)
  return [
    ...(choices.length > 0 ? [`one of ${choices.join(', ')}`] : []),
    ...(numbers === undefined ? [] : [numbers]),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(items === undefined ? [] : [`${items} of them`]),
    ...(length === undefined ? [] : [`${length} characters`]),
    ...(file ? fileLimits(file) : []),
  ]
}

/** What counts where nothing is given, where the schema says it. */
const defaultOf = ({ schema }: Field): string | undefined =>
  schema.default === undefined ? undefined : JSON.stringify(schema.default)

/** What a value is, in a word: the placeholder of an option. */
export function placeholderOf({ kinds, choices }: Field): string {
  if (kinds.has('file')) return 'file'
  if (choices.length > 0) return 'choice'
  if (kinds.has('number')) return 'number'
  if (kinds.has('text')) return 'text'
  return kinds.has('boolean') ? 'true|false' : 'json'
}

/** What help says of a field. */
export function describeField(field: Field): string {
  const { description = '' } = field.schema
  const standard = defaultOf(field)
  const facts = [
    ...(field.isRequired ? ['required'] : []),
    ...(field.isList ? ['may be repeated'] : []),
    ...limitsOf(field),
    ...(standard === undefined || /default:/i.test(description) ? [] : [`default: ${standard}`]),
  ]
  return [description, facts.length > 0 ? `(${facts.join('; ')})` : ''].filter(Boolean).join(' ')
}
