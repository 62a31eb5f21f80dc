import { placeOf } from '../error/place.js'
import { stoppedError } from '../error/stopped.js'
import { closeStreams } from '../input/close-streams.js'
import { fetchesPrivately } from '../input/fetchable.js'
import { hasFiles } from '../input/has-files.js'
import type { ReadFile } from '../input/read-once.js'
import { resolveFiles } from '../input/resolve-files.js'
import type { Upload } from '../input/upload.js'
import { uploadOf } from '../input/upload-of.js'
import type { Journal } from '../journal/journal.js'
import type { RoutedRequest } from '../registry/candidates.js'
import type { Registry } from '../registry/registry.js'
import { route } from '../registry/route.js'
import { Submission } from '../submission/submission.js'
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

/**
 * The input of a request, its files in the form that the model takes.
 *
 * @throws MediaplugError that names the field of a file that cannot be taken.
 */
export function withFiles(
  { upload }: Launcher,
  { installed, input }: RoutedRequest,
  call: Call,
  read?: ReadFile,
): Promise<unknown> {
  const { id: model, provider, vendor } = installed
  const resolving = resolveFiles(input, {
    model,
    provider: provider.id,
    upload: uploadOf(installed, upload),
    connections: vendor.connections,
    isPrivate: fetchesPrivately(provider),
    signal: call.signal,
    read,
  })
  return call.unlessStopped(resolving, (reason) =>
    stoppedError(reason, 'Nothing was sent.', placeOf(installed, 'input')),
  )
}

/** Takes a request from the application to the vendor: finds its model, prepares its files, and submits it. */
export async function launch(
  launcher: Launcher,
  target: string,
  given: unknown,
  call: Call,
  { label }: SubmissionOptions,
): Promise<Submitted> {
  const { registry, journal, pacing } = launcher
  let submission: Submission
  let files: boolean
  try {
    const routing = route(registry, target, given)
    const request = routing instanceof Promise ? await routing : routing
    const { installed } = request
    if (call.isStopped) throw stoppedError(call.reason, 'Nothing was sent.', placeOf(installed, 'input'))
    files = hasFiles(request.input)
    const input = files ? await withFiles(launcher, request, call) : request.input
    submission = new Submission(installed, input, label)
  } catch (error) {
    closeStreams(given)
    throw error
  }
  return submit({ submission, hasFiles: files, journal, pacing, call, mayFallBack: false })
}
