import type { AnyClient, JsonSchema, ModelDescription } from '@mediaplug/core'

/** What a request goes to: a model, or a capability. */
export interface TargetDescription {
  readonly id: string
  readonly title: string
  readonly description: string | undefined
  /** What it takes. */
  readonly schema: JsonSchema
  /** How long it usually takes, in seconds. Read when it is needed: it is learned meanwhile. */
  readonly usualSeconds: () => number | undefined
}

function describeCapability(id: string, models: readonly ModelDescription[]): TargetDescription | undefined {
  const [first] = models
  return (
    first && {
      id,
      title: id,
      description: `Served by ${models.map((model) => model.id).join(', ')}: the first that accepts the request.`,
      schema: first.capabilitySchema,
      usualSeconds: () => first.usualSeconds,
    }
  )
}

/** The target of a name; `undefined` where there is none: the client says then what may have been meant. */
export function describeTarget({ models }: AnyClient, target: string): TargetDescription | undefined {
  const model = models.find(({ id }) => id === target)
  if (!model) {
    const serving = models.filter(({ capability, experimental }) => capability === target && !experimental)
    return describeCapability(target, serving)
  }
  const { id, title, description, jsonSchema } = model
  return { id, title, description, schema: jsonSchema, usualSeconds: () => model.usualSeconds }
}
