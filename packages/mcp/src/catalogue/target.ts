import type { ProviderProblem } from '@mediaplug/config'
import { type AnyClient, type JsonSchema, MediaplugError, type ModelDescription } from '@mediaplug/core'

/** What a request goes to: a model, or a capability. */
export interface Target {
  readonly id: string
  /** What it takes. */
  readonly schema: JsonSchema
  /** The model; of a capability, those that serve it. */
  readonly models: readonly ModelDescription[]
}

/** The error for a model of a provider that is installed and could not be made. */
function leftOut(target: string, { name, reason }: ProviderProblem): MediaplugError {
  const why = reason instanceof Error ? reason.message : String(reason)
  const message = `${target}: the provider '${name}' is installed and cannot be used: ${why}`
  return new MediaplugError('unknown-model', message, { model: target, phase: 'input', cause: reason })
}

/**
 * A model or a capability by its name.
 *
 * @throws MediaplugError `unknown-model`, with what may have been meant.
 */
export async function findTarget(
  client: AnyClient,
  id: string,
  problems: readonly ProviderProblem[],
): Promise<Target> {
  const model = client.models.find((one) => one.id === id)
  if (model) return { id, schema: model.jsonSchema, models: [model] }
  const models = client.models.filter(({ capability, experimental }) => capability === id && !experimental)
  const [first] = models
  if (first) return { id, schema: first.capabilitySchema, models }
  const problem = problems.find(({ name }) => id.startsWith(`${name}/`))
  if (problem) throw leftOut(id, problem)
  // The client knows best what may have been meant.
  await client.submit(id, {})
  throw new MediaplugError('unknown-model', `There is no model or capability '${id}'.`, { phase: 'input' })
}
