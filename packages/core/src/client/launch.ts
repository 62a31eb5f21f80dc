import { placeOf } from '../error/place.js'
import { stoppedError } from '../error/stopped.js'
import { hasFiles } from '../input/has-files.js'
import { resolveFiles } from '../input/resolve-files.js'
import type { Upload } from '../input/upload.js'
import { uploadOf } from '../input/upload-of.js'
import type { Journal } from '../journal/journal.js'
import type { Registry } from '../registry/registry.js'
import { route } from '../registry/route.js'
import { type Submitted, submit } from '../submission/submit.js'
import type { Pacing } from '../task/pacing.js'
import type { Call } from '../time/call.js'
import type { SubmissionOptions } from './submit-options.js'

/** What a client submits with. */
export interface Launcher {
  readonly registry: Registry
  readonly journal: Journal
  readonly pacing: Pacing
  readonly upload: Upload | undefined
}

/** Takes a request from the application to the vendor: finds its model, prepares its files, and submits it. */
export async function launch(
  { registry, journal, pacing, upload }: Launcher,
  target: string,
  given: unknown,
  call: Call,
  { label }: SubmissionOptions,
): Promise<Submitted> {
  const routing = route(registry, target, given)
  const { installed, input: checked } = routing instanceof Promise ? await routing : routing
  if (call.isStopped) throw stoppedError(call.reason, 'Nothing was sent.', placeOf(installed, 'input'))
  if (!hasFiles(checked))
    return submit({ installed, input: checked, hasFiles: false, journal, pacing, call, label })
  const { id: model, provider } = installed
  const resolving = resolveFiles(checked, {
    model,
    provider: provider.id,
    upload: uploadOf(installed, upload),
    connections: installed.vendor.connections,
    signal: call.signal,
  })
  const input = await call.unlessStopped(resolving, (reason) =>
    stoppedError(reason, 'Nothing was sent.', placeOf(installed, 'input')),
  )
  return submit({ installed, input, hasFiles: true, journal, pacing, call, label })
}
