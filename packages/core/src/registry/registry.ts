import { type InstalledModel, installModels } from '../account/installed-model.js'
import type { Provider } from '../contract/provider.js'
import { MediaplugError } from '../error/error.js'
import { nearest } from '../validation/nearest.js'
import { checkProvider } from './check-provider.js'

/** The models of a client, by id and by capability, in the order in which they were given. */
export interface Registry {
  readonly models: ReadonlyMap<string, InstalledModel>
  readonly capabilities: ReadonlyMap<string, readonly InstalledModel[]>
}

/**
 * Registers providers.
 *
 * @throws MediaplugError `invalid-input` when two providers have the same id.
 */
export function createRegistry(providers: readonly Provider[]): Registry {
  const ids = providers.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) {
    const message = `Two providers have the id '${twice}': give one of them another with the setting 'as'.`
    throw new MediaplugError('invalid-input', message, { provider: twice, phase: 'input' })
  }
  for (const provider of providers) checkProvider(provider)
  const models = new Map<string, InstalledModel>()
  const capabilities = new Map<string, InstalledModel[]>()
  for (const installed of providers.flatMap(installModels)) {
    const capability = installed.model.capability.id
    models.set(installed.id, installed)
    capabilities.set(capability, [...(capabilities.get(capability) ?? []), installed])
  }
  return { models, capabilities }
}

/** The error for a target that is neither a model nor a capability, with those that it may have meant. */
export function unknownModel(registry: Registry, target: string): MediaplugError {
  const known = [...registry.models.keys(), ...registry.capabilities.keys()]
  const near = nearest(target, known)
  const hint =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known are: ${known.join(', ') || 'none'}.`
  return new MediaplugError('unknown-model', `There is no model or capability '${target}'. ${hint}`, {
    phase: 'input',
    model: target,
  })
}

/**
 * One of a provider's models, for what all of them share.
 *
 * @throws MediaplugError `unknown-model` for a provider that is not installed.
 */
export function anyModelOf({ models }: Registry, provider: string): InstalledModel {
  for (const installed of models.values()) if (installed.provider.id === provider) return installed
  const ids = new Set([...models.values()].map((model) => model.provider.id))
  throw new MediaplugError(
    'unknown-model',
    `There is no provider '${provider}'. Installed are: ${[...ids].join(', ') || 'none'}.`,
    { provider, phase: 'input' },
  )
}
