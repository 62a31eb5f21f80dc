import type { ProducedOutput } from '../capability/output.js'
import type { Model } from '../contract/model.js'
import type { Provider } from '../contract/provider.js'
import { MediaplugError } from '../error/error.js'
import type { TaskHandle } from '../handle.js'
import { type Checked, check } from '../validation/validate.js'
import { createAsset } from './create-asset.js'
import type { Output } from './output.js'

/** Who made a result: the capability says what it must be, the provider where it may be fetched from. */
export interface ResultSource {
  /** The model's id. */
  readonly id: string
  readonly provider: Pick<Provider, 'id' | 'baseUrl' | 'downloads'>
  readonly model: Pick<Model, 'capability'>
}

function createOutput(
  { id, provider, model }: ResultSource,
  checked: Checked<ProducedOutput>,
  handle: TaskHandle | undefined,
): Output {
  if ('reasons' in checked) {
    throw new MediaplugError(
      'protocol',
      `The result is not what ${model.capability.id} yields: ${checked.reasons.join('; ')}.`,
    )
  }
  const { assets } = checked.value
  const [first, ...others] = assets
  if (first === undefined) throw new MediaplugError('protocol', 'The result has no file.')
  const origin = { provider, model: id, handle }
  const create = (asset: typeof first) => createAsset(asset, origin)
  return { ...checked.value, assets: [create(first), ...others.map(create)] }
}

/**
 * Checks what a model reports and makes it what an application receives. There is nothing to wait for where the
 * capability's schema is synchronous.
 *
 * @throws MediaplugError `protocol` when it is not what the capability yields.
 */
export function deliver(
  source: ResultSource,
  produced: unknown,
  handle: TaskHandle | undefined,
): Output | Promise<Output> {
  const checked = check(source.model.capability.output, produced)
  return checked instanceof Promise
    ? checked.then((known) => createOutput(source, known, handle))
    : createOutput(source, checked, handle)
}
