import type { Model } from '../contract/model.js'
import type { Provider } from '../contract/provider.js'
import { MediaplugError } from '../error/error.js'
import type { TaskHandle } from '../handle.js'
import { check } from '../validation/validate.js'
import { createAsset } from './create-asset.js'
import type { Output } from './output.js'

/** Who made a result: the capability says what it must be, the provider where it may be fetched from. */
export interface ResultSource {
  readonly provider: Pick<Provider, 'id' | 'baseUrl' | 'downloads'>
  readonly model: Pick<Model, 'capability'>
}

/**
 * Checks what a model reports and makes it what an application receives.
 *
 * @throws MediaplugError `protocol` when it is not what the capability yields.
 */
export async function deliver(
  { provider, model }: ResultSource,
  produced: unknown,
  handle: TaskHandle,
): Promise<Output> {
  const checked = await check(model.capability.output, produced)
  if ('reasons' in checked) {
    throw new MediaplugError(
      'protocol',
      `The result is not what ${model.capability.id} yields: ${checked.reasons.join('; ')}.`,
    )
  }
  const policy = { ...provider.downloads, trustedOrigin: new URL(provider.baseUrl).origin }
  const { assets, ...rest } = checked.value
  const [first, ...others] = assets
  if (first === undefined) throw new MediaplugError('protocol', 'The result has no file.')
  const create = (asset: typeof first) => createAsset(asset, { provider: provider.id, handle, policy })
  return { ...rest, assets: [create(first), ...others.map(create)] }
}
