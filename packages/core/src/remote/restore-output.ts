import * as z from 'zod'
import type { InstalledModel } from '../account/installed-provider.js'
import { createAsset } from '../asset/create-asset.js'
import type { Output } from '../asset/output.js'
import type { StoredAsset } from '../asset/read-file.js'
import { savable } from '../asset/result/savable.js'
import { MediaplugError } from '../error/error.js'
import type { TaskHandle } from '../handle.js'
import { once } from '../once.js'
import type { OpenFile } from './open-file.js'

const schema = once(() =>
  z.looseObject({
    assets: z.array(
      z.looseObject({
        kind: z.string(),
        mediaType: z.string(),
        url: z.string().optional(),
        expiresAt: z.coerce.date().optional(),
      }),
    ),
  }),
)

/**
 * Makes a result of its JSON form, with files that can be read and saved.
 *
 * @param json - What `JSON.stringify` made of it.
 * @param handle - What resumes its task, where something does.
 * @param open - Reads its files. One that is not kept is fetched from its URL.
 * @throws MediaplugError `journal` for what is no result.
 */
export function restoreOutput(
  installed: InstalledModel,
  json: unknown,
  handle: TaskHandle | undefined,
  open: OpenFile,
): Output {
  const { success, data } = schema().safeParse(json)
  const { id, account, model } = installed
  if (!success) throw new MediaplugError('journal', `${id}: what was kept is no result.`, { model: id })
  const origin = { vendor: account, model: id, handle, toldAt: Number.NEGATIVE_INFINITY }
  const assets = data.assets.map(({ kind, mediaType, url, expiresAt }, index) => {
    const asset: StoredAsset = {
      kind,
      mediaType,
      expiresAt,
      ...(url === undefined ? {} : { url }),
      open: (signal) => open(index, signal),
    }
    return createAsset(asset, origin, index)
  })
  return savable(
    Object.assign({}, data, handle ? { assets, model: id, handle } : { assets, model: id }),
    model.capability,
  )
}
