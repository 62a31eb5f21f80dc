import type { InstalledModel } from '../account/installed-provider.js'
import { actUntil } from '../http/act-until.js'
import { Attempt } from '../http/attempt.js'
import { untilAnswered } from '../http/repeat-unpaid.js'
import type { Upload } from './upload.js'

/** How files of a request become URLs: as the client says, else as the vendor offers. */
export function uploadOf(
  { id, vendor, provider }: InstalledModel,
  ofClient: Upload | undefined,
): Upload | undefined {
  const { upload } = provider
  if (ofClient || !upload) return ofClient
  return (file, { signal }) =>
    untilAnswered(
      () =>
        actUntil(signal, new Attempt(vendor, 'input', id), (context) => upload.call(provider, file, context)),
      signal,
    )
}
