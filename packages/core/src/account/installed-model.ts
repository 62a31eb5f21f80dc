import type { Model } from '../contract/model.js'
import type { Provider } from '../contract/provider.js'
import type { Vendor } from '../http/attempt.js'
import { createClock } from '../http/clock.js'
import { createRateLimit } from '../http/rate-limit.js'
import type { Poller } from '../task/poller.js'
import { createDurations, type Durations } from './durations.js'
import { type Awaited, createAwaited } from './hints.js'
import { createPermits, type Permits } from './permits.js'

/** A model of a client, with what its vendor allows and what was learned of it. */
export interface InstalledModel extends Vendor {
  /** `provider/model`. */
  readonly id: string
  readonly model: Model
  /** Shared by all models of the provider. */
  readonly permits: Permits
  /** The provider's tasks that hold a permit. */
  readonly outstanding: Set<Poller>
  /** The provider's tasks that somebody waits for. */
  readonly awaited: Awaited
  readonly durations: Durations
}

type Shared = Pick<InstalledModel, 'permits' | 'rate' | 'clock' | 'outstanding' | 'awaited'>

const shared = new WeakMap<Provider, Shared>()

/** What all models of a provider share, in whichever clients they are installed: the account is one. */
function sharedBy(provider: Provider): Shared {
  const existing = shared.get(provider)
  if (existing) return existing
  const created: Shared = {
    permits: createPermits(provider.limits.concurrentTasks),
    rate: createRateLimit(provider.limits.requestsPerSecond),
    clock: createClock(),
    outstanding: new Set(),
    awaited: createAwaited(),
  }
  shared.set(provider, created)
  return created
}

/** A vendor as all that asks it shares it. */
export function vendorOf(provider: Provider): Vendor {
  const { rate, clock } = sharedBy(provider)
  return { provider, rate, clock }
}

/** Makes a provider's models ready: they share what the vendor allows the account. */
export function installModels(provider: Provider): InstalledModel[] {
  const common = sharedBy(provider)
  return Object.entries(provider.models).map(([name, model]) => ({
    id: `${provider.id}/${name}`,
    provider,
    model,
    ...common,
    durations: createDurations('typicalSeconds' in model ? model.typicalSeconds : undefined),
  }))
}
