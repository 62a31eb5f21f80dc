import {
  type InstalledModel,
  type InstalledProvider,
  installProvider,
} from '../account/installed-provider.js'
import type { CheckedConnections } from '../contract/connection-settings.js'
import type { Provider } from '../contract/provider.js'
import { MediaplugError } from '../error/error.js'
import { asSentence } from '../error/message.js'
import { nearest } from '../validation/nearest.js'
import { checkProvider } from './check-provider.js'

/**
 * The providers of a client and their models, by id and by capability, in the order in which they were given. Models that
 * an account lacks are no targets, and experimental ones are found by their id alone.
 */
export interface Registry {
  readonly providers: ReadonlyMap<string, InstalledProvider>
  /** The models that may be named as a target. */
  readonly models: ReadonlyMap<string, InstalledModel>
  /** Every model, those that an account lacks too: they may have tasks at the vendor, of a time when it had them. */
  readonly all: ReadonlyMap<string, InstalledModel>
  readonly capabilities: ReadonlyMap<string, readonly InstalledModel[]>
}

/**
 * Registers providers.
 *
 * @param connections - How they are reached where they do not say.
 * @param install - Makes each ready. Default: once for all clients of this process.
 * @throws MediaplugError `invalid-input` when two providers have the same id.
 */
export function createRegistry(
  providers: readonly Provider[],
  connections?: CheckedConnections,
  install: typeof installProvider = installProvider,
): Registry {
  const ids = providers.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) {
    const message = `Two providers have the id '${twice}': give one of them another with the setting 'as'.`
    const issues = [{ path: ['providers', ids.lastIndexOf(twice)], message }]
    throw new MediaplugError('invalid-input', message, { provider: twice, phase: 'input', issues })
  }
  for (const provider of providers) checkProvider(provider)
  const installed = new Map(providers.map((provider) => [provider.id, install(provider, connections)]))
  const models = new Map<string, InstalledModel>()
  const all = new Map<string, InstalledModel>()
  const capabilities = new Map<string, InstalledModel[]>()
  for (const model of [...installed.values()].flatMap((provider) => provider.models)) {
    const {
      capability: { id: capability },
      unavailable,
      experimental,
    } = model.model
    all.set(model.id, model)
    if (unavailable === undefined) models.set(model.id, model)
    if (unavailable !== undefined || experimental) continue
    capabilities.set(capability, [...(capabilities.get(capability) ?? []), model])
  }
  return { providers: installed, models, all, capabilities }
}

/** The error for a target that is there, and not to be had so: a model that an account lacks, or a capability of such. */
function apartError(target: string, { id, model, provider }: InstalledModel): MediaplugError {
  const why =
    model.unavailable === undefined
      ? `${id} serves it, and is experimental: name it to use it`
      : `${id} is not available to this account: ${model.unavailable}`
  return new MediaplugError('unsupported', asSentence(target === id ? why : `${target}: ${why}`), {
    provider: provider.id,
    phase: 'input',
    model: id,
  })
}

/** The error for a target that is neither a model nor a capability, with those that it may have meant. */
export function unknownModel(registry: Registry, target: string): MediaplugError {
  // What has an id or a capability of that name and was not found is no target, or experimental.
  const found = [...registry.all.values()].find(
    ({ id, model }) => id === target || model.capability.id === target,
  )
  if (found) return apartError(target, found)
  const known = [...registry.models.keys(), ...registry.capabilities.keys()]
  const near = nearest(target, known)
  const hint =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known are: ${known.join(', ') || 'none'}.`
  return new MediaplugError('unknown-model', `There is no model or capability '${target}'. ${hint}`, {
    phase: 'input',
    model: target,
  })
}

/** The error for a handle of a model that keeps no tasks. */
export function noTask({ id, provider }: InstalledModel): MediaplugError {
  const message = `${id}: the model answers at once, so there is no task to resume. Look for the result at the vendor, and settle the handle.`
  return new MediaplugError('unsupported', message, { provider: provider.id, phase: 'input', model: id })
}

/**
 * A provider of a client.
 *
 * @throws MediaplugError `unknown-model` for a provider that is not installed.
 */
export function providerOf({ providers }: Registry, id: string): InstalledProvider {
  const found = providers.get(id)
  if (found) return found
  throw new MediaplugError(
    'unknown-model',
    `There is no provider '${id}'. Installed are: ${[...providers.keys()].join(', ') || 'none'}.`,
    { provider: id, phase: 'input' },
  )
}
