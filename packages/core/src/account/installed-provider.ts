import { isDeepStrictEqual } from 'node:util'
import { type CheckedConnections, mergeConnections } from '../contract/connection-settings.js'
import type { Model } from '../contract/model.js'
import type { Provider } from '../contract/provider.js'
import { MediaplugError } from '../error/error.js'
import type { RateLimit } from '../http/rate-limit.js'
import { createVendor, type Vendor } from '../http/vendor.js'
import { createDurations, type Durations } from './durations.js'
import { createHints, type Hints } from './hints.js'
import { type Limiters, limitersOfProcess } from './limiters.js'
import type { Permits } from './permits.js'
import { usualSeconds } from './usual-seconds.js'

/** A provider at run time: what all that is asked of one account shares, in whichever clients it is installed. */
export interface InstalledProvider extends Vendor {
  /** Absent where the vendor has no limit on tasks at a time. */
  readonly permits: Permits | undefined
  /** Those who can be told that the vendor has news. */
  readonly hints: Hints
  /** By the part of the id after the first slash. */
  readonly models: readonly InstalledModel[]
}

/** A model at run time. */
export interface InstalledModel {
  /** `provider/model`. */
  readonly id: string
  readonly model: Model
  readonly provider: Provider
  readonly account: InstalledProvider
  /** The account as requests of this model see it: with the model's own limit on requests a second. */
  readonly vendor: Vendor
  /** The model's own limit on tasks at a time, beside that of the account. */
  readonly permits: Permits | undefined
  /** What was learned of how long its tasks take. */
  readonly durations: Durations
}

const installed = new WeakMap<Provider, InstalledProvider>()

/** A vendor whose requests pass one more limit, before that of the account: who waits there holds up no other model. */
function slower(vendor: Vendor, own: RateLimit): Vendor {
  const pass = async (signal?: AbortSignal): Promise<void> => {
    await own.pass(signal)
    await vendor.rate?.pass(signal)
  }
  return { ...vendor, rate: { pass } }
}

/** Whether somebody waits for a permit that a task of the model may hold. */
export const isContended = ({ permits, account }: InstalledModel): boolean =>
  permits?.contended() === true || account.permits?.contended() === true

/**
 * Makes a provider ready, apart from all others who use it.
 *
 * @param connections - How it is reached where the provider does not say.
 * @param limiters - What keeps its limits.
 */
export function install(
  provider: Provider,
  connections: CheckedConnections | undefined,
  limiters: Limiters,
): InstalledProvider {
  const { concurrentTasks } = provider.limits
  const models: InstalledModel[] = []
  const account: InstalledProvider = {
    ...createVendor(provider, connections, limiters.requests),
    permits: concurrentTasks === undefined ? undefined : limiters.tasks(concurrentTasks),
    hints: createHints(),
    models,
  }
  for (const [name, model] of Object.entries(provider.models)) {
    const durations = createDurations(model.typicalSeconds, usualSeconds[model.capability.id])
    const { concurrentTasks: tasks, requestsPerSecond: rate } = model.limits ?? {}
    const id = `${provider.id}/${name}`
    models.push({
      id,
      model,
      provider,
      account,
      vendor: rate === undefined ? account : slower(account, limiters.requests(rate, id)),
      permits: tasks === undefined ? undefined : limiters.tasks(tasks),
      durations,
    })
  }
  return account
}

/**
 * Makes a provider ready, once: an account has one set of limits, whoever uses it.
 *
 * @param connections - How it is reached where the provider does not say.
 * @throws MediaplugError `invalid-input` where another client reaches it in another way.
 */
export function installProvider(provider: Provider, connections?: CheckedConnections): InstalledProvider {
  const existing = installed.get(provider)
  if (existing === undefined) {
    const created = install(provider, connections, limitersOfProcess)
    installed.set(provider, created)
    return created
  }
  const wanted = mergeConnections(provider.connections, connections)
  if (!isDeepStrictEqual(existing.connections, wanted)) {
    const message = `The provider '${provider.id}' is used by another client with other connections: give both clients the same, or call the provider's factory for each.`
    throw new MediaplugError('invalid-input', message, { provider: provider.id, phase: 'input' })
  }
  return existing
}
