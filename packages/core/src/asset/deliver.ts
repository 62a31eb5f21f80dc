import type { InstalledModel } from '../account/installed-model.js'
import type { Delivered, ProducedOutput } from '../capability/output.js'
import { MediaplugError } from '../error/error.js'
import type { TaskHandle } from '../handle.js'
import { check } from '../validation/validate.js'
import { createAsset } from './create-asset.js'

/** What any model delivers. */
export type Output = Delivered<ProducedOutput>

/**
 * Checks what a model reports and makes it what an application receives.
 *
 * @throws MediaplugError `protocol` when it is not what the capability yields.
 */
export async function deliver(
  { provider, model }: InstalledModel,
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
