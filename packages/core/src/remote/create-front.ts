import { type InstalledModel, installProvider } from '../account/installed-provider.js'
import { assetAt } from '../client/asset-at.js'
import { checkOptions } from '../client/check-options.js'
import { describeModel } from '../client/describe-model.js'
import type { ConnectionSettings } from '../contract/connection-settings.js'
import { parseHandle } from '../contract/parse-handle.js'
import type { Provider } from '../contract/provider.js'
import { checkRuntime } from '../http/runtime.js'
import { createRegistry, noTask, providerOf, unknownModel } from '../registry/registry.js'
import { createTask } from '../task/create-task.js'
import type { Front } from './front.js'
import { planRequest } from './plan-request.js'
import { RemoteTask } from './remote-task.js'
import { restoreOutput } from './restore-output.js'

/**
 * Makes the half of a client that is with the application.
 *
 * @param providers - The vendors, the preferred first.
 * @param connections - How files are fetched, for providers that do not say.
 * @param act - Whose options they are, as messages name it.
 * @throws MediaplugError as `createClient` does.
 * @example Which models would be asked for a diagram
 * ```ts
 * const front = createFront([edrawmax()], {}, 'createDurableClient()')
 * const { models, input } = await front.plan('text-to-diagram', { prompt: 'sign-up flow' }, { timeoutMs: 10_000 })
 * ```
 */
export function createFront(
  providers: readonly Provider[],
  connections: ConnectionSettings | undefined,
  act: string,
): Front {
  checkRuntime()
  const registry = createRegistry(providers, checkOptions({ providers, connections }, act), installProvider)

  function modelOf(id: string): InstalledModel {
    const installed = registry.all.get(id)
    if (installed) return installed
    throw unknownModel(registry, id)
  }

  return {
    models: [...registry.models.values()].map(describeModel),
    plan: (target, input, options) => planRequest(registry, target, input, options),
    handle(given) {
      const handle = parseHandle(given)
      const installed = modelOf(handle.model)
      if (installed.model.poll) return handle
      throw noTask(installed)
    },
    keepsTasks(id) {
      const installed = registry.all.get(id)
      return installed === undefined || installed.model.poll !== undefined
    },
    task({ model, handle, submission, source, timeoutMs, cancel, onDelivery }) {
      const installed = modelOf(model)
      return createTask({
        installed,
        awaited: new RemoteTask(installed, handle, source),
        usualTimeoutMs: timeoutMs,
        submission,
        isRecorded: () => true,
        cancel: ({ signal }) => cancel(signal),
        onDelivery,
      })
    },
    output: (model, json, handle, open) => restoreOutput(modelOf(model), json, handle, open),
    asset: (provider, url) => assetAt(providerOf(registry, provider), url),
    provider: (id) => providerOf(registry, id).provider,
  }
}
