import { createAccount } from '../account/account.js'
import { type InstalledModel, install } from '../account/installed-provider.js'
import { limitersOfProcess } from '../account/limiters.js'
import { checkOptions } from '../client/check-options.js'
import { withFiles } from '../client/launch.js'
import { parseHandle } from '../contract/parse-handle.js'
import { checkRuntime } from '../http/runtime.js'
import { withCarriedFiles } from '../input/carry-files.js'
import { closeStreams } from '../input/close-streams.js'
import { createRegistry, providerOf, unknownModel } from '../registry/registry.js'
import { route } from '../registry/route.js'
import { type Doubt, lookUp } from '../submission/doubt.js'
import { Submission } from '../submission/submission.js'
import { submit } from '../submission/submit.js'
import { standardPacing } from '../task/pacing.js'
import { pollerOf } from '../task/poller-of.js'
import { Call } from '../time/call.js'
import { runTask } from './run-task.js'
import type { Runner, RunnerOptions, Sending } from './runner.js'
import type { RunningTask } from './running-task.js'

/**
 * Makes the half of a client that does the work.
 *
 * @param options - The vendors, and where submissions are recorded.
 * @param act - Whose options they are, as messages name it.
 * @throws MediaplugError as `createClient` does.
 * @example A runner that forgets with its process
 * ```ts
 * const runner = createRunner({ providers: [edrawmax()], journal: memoryJournal() }, 'startWorker()')
 * ```
 */
export function createRunner(
  { limiters = limitersOfProcess, ...options }: RunnerOptions,
  act: string,
): Runner {
  checkRuntime()
  const connections = checkOptions(options, act)
  const { providers, journal, pacing = standardPacing, upload } = options
  const registry = createRegistry(providers, connections, (provider, usual) =>
    install(provider, usual, limiters),
  )
  const launcher = { registry, journal, pacing, upload }

  function modelOf(id: string): InstalledModel {
    const installed = registry.all.get(id)
    if (installed) return installed
    throw unknownModel(registry, id)
  }

  async function send({
    id,
    model,
    input,
    files,
    label,
    mayFallBack,
    signal,
  }: Sending): Promise<RunningTask> {
    const given = withCarriedFiles(input, files)
    const call = new Call(signal, Number.POSITIVE_INFINITY)
    try {
      const request = await route(registry, model, given)
      const resolved = await withFiles(launcher, request, call)
      const submission = new Submission(request.installed, resolved, label, id)
      const hasFiles = files.length > 0
      const { awaited } = await submit({ submission, hasFiles, journal, pacing, call, mayFallBack })
      return runTask(request.installed, awaited)
    } finally {
      closeStreams(given)
      call.close()
    }
  }

  return {
    send,
    resume(given) {
      const handle = parseHandle(given)
      const installed = modelOf(handle.model)
      return runTask(installed, pollerOf(installed, handle, pacing))
    },
    async examine({ model, ...request }, signal) {
      const installed = modelOf(model)
      const doubt: Doubt = { installed, ...request }
      return installed.model.submitSafety?.by === 'idempotency-key' ? 'repeat' : lookUp(doubt, signal)
    },
    usualSeconds(model) {
      const estimate = modelOf(model).durations.estimate()
      return estimate && estimate.medianMs / 1_000
    },
    account: (provider) => createAccount(providerOf(registry, provider), 60_000),
    notify: (provider, ref) => providerOf(registry, provider).hints.askNow(ref),
  }
}
