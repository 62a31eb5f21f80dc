import type { ProducedAsset, ProducedOutput } from '../capability/output.js'
import type { Model } from '../contract/model.js'
import { publishMismatch } from '../diagnostics/channels.js'
import { MediaplugError } from '../error/error.js'
import type { TaskHandle } from '../handle.js'
import type { Vendor } from '../http/vendor.js'
import { inWords } from '../validation/describe.js'
import { type Checked, check } from '../validation/validate.js'
import { createAsset } from './create-asset.js'
import { hostMismatch } from './locate-file.js'
import type { Output } from './output.js'
import { hasNotes, type NotesSource, readNotes, withoutNotes } from './read-notes.js'
import { savable } from './result/savable.js'

/** Who made a result: the capability says what it must be, the provider where it may be fetched from. */
export interface ResultSource extends NotesSource {
  readonly account: Vendor
  readonly model: Pick<Model, 'capability' | 'details'>
}

/** Tells those who listen of a file whose host the vendor does not have. The other files are as good as ever. */
function tellHost(
  asset: ProducedAsset,
  { id, account }: Pick<ResultSource, 'id' | 'account'>,
  handle: TaskHandle | undefined,
): void {
  if (!('path' in asset)) return
  const message = hostMismatch(asset, account)
  if (message !== undefined) publishMismatch({ model: id, ref: handle?.ref, part: 'assets', message })
}

function createOutput(
  source: ResultSource,
  checked: Checked<ProducedOutput>,
  handle: TaskHandle | undefined,
): Output {
  const { id, account, model } = source
  if ('issues' in checked) {
    throw new MediaplugError(
      'protocol',
      `The result is not what ${model.capability.id} yields: ${inWords(checked.issues)}.`,
    )
  }
  const { assets: files = [] } = checked.value
  for (const file of files) tellHost(file, { id, account }, handle)
  const origin = { vendor: account, model: id, handle, toldAt: performance.now() }
  const assets = files.map((file, index) => createAsset(file, origin, index))
  // No spread with further fields: each result would have a shape of its own, which costs more than all the rest.
  const data = Object.assign(
    {},
    checked.value,
    handle ? { assets, model: id, handle } : { assets, model: id },
  )
  return savable(data, model.capability)
}

/** A report that says more than its capability knows, whose schema might refuse the rest for it. */
async function deliverWithNotes(
  source: ResultSource,
  produced: object,
  handle: TaskHandle | undefined,
): Promise<Output> {
  const output = await deliver(source, withoutNotes(produced), handle)
  return Object.assign(output, await readNotes(produced, source, handle))
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
  if (hasNotes(produced)) return deliverWithNotes(source, produced, handle)
  const checked = check(source.model.capability.output, produced)
  return checked instanceof Promise
    ? checked.then((known) => createOutput(source, known, handle))
    : createOutput(source, checked, handle)
}
