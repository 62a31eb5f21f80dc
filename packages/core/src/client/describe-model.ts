import type { InstalledModel } from '../account/installed-provider.js'
import { kindsOf } from '../capability/kinds-of.js'
import { toJsonSchema } from '../schema/to-json-schema.js'
import type { ModelDescription } from './model-description.js'

/** What a client tells of a model. The schemas are written when they are first read. */
export function describeModel({ id, model, durations }: InstalledModel): ModelDescription {
  return {
    id,
    title: model.title,
    description: model.description,
    capability: model.capability.id,
    get kinds() {
      return kindsOf(model.capability.output)
    },
    input: model.input,
    get jsonSchema() {
      return toJsonSchema(model.input)
    },
    get capabilitySchema() {
      return toJsonSchema(model.capability.input)
    },
    get usualSeconds() {
      const estimate = model.poll && durations.estimate()
      return estimate && Math.round(estimate.medianMs) / 1000
    },
    experimental: model.experimental === true,
    documentation: model.documentation,
  }
}
