import type { InstalledModel } from '../account/installed-provider.js'
import { MediaplugError } from '../error/error.js'
import type { Issue } from '../error/issue.js'
import { show } from '../error/show.js'
import { withAllowed } from '../validation/allowed.js'
import { inWords } from '../validation/describe.js'
import { type Checked, check, invalidInput } from '../validation/validate.js'
import { type Registry, unknownModel } from './registry.js'

/** A request on its way: the model that serves it, and its input as the model's schema makes it. */
export interface RoutedRequest {
  readonly installed: InstalledModel
  readonly input: unknown
}

function accepted(installed: InstalledModel, checked: Checked<unknown>): RoutedRequest {
  if ('value' in checked) return { installed, input: checked.value }
  const { id, model, provider } = installed
  throw invalidInput(id, withAllowed(checked.issues, model.input), { provider: provider.id, model: id })
}

function routeToModel(installed: InstalledModel, input: unknown): RoutedRequest | Promise<RoutedRequest> {
  const checked = check(installed.model.input, input)
  return checked instanceof Promise
    ? checked.then((known) => accepted(installed, known))
    : accepted(installed, checked)
}

/** A model that does not accept a request. */
interface Unfit {
  readonly installed: InstalledModel
  readonly issues: readonly Issue[]
}

function noRoute(capability: string, unfit: readonly Unfit[]): MediaplugError {
  const models = new Map<string, string[]>()
  for (const { installed, issues } of unfit) {
    const reason = inWords(issues)
    models.set(reason, [...(models.get(reason) ?? []), installed.id])
  }
  const lines = [...models].map(([reason, ids]) => `\n  ${ids.join(', ')}: ${reason}`)
  return new MediaplugError('no-route', `No model of ${capability} accepts this request.${lines.join('')}`, {
    phase: 'input',
    candidates: unfit.map(({ installed: { id, model }, issues }) => ({
      model: id,
      issues: withAllowed(issues, model.input),
    })),
  })
}

async function routeByCapability(
  capability: string,
  candidates: readonly InstalledModel[],
  input: unknown,
): Promise<RoutedRequest> {
  const schema = candidates[0]?.model.capability.input
  const portable = schema && (await check(schema, input))
  if (portable && 'issues' in portable) throw invalidInput(capability, withAllowed(portable.issues, schema))
  const unfit: Unfit[] = []
  for (const installed of candidates) {
    // Without the fields of each model: there may be many, and their reasons are to be read side by side.
    const checked = await check(installed.model.input, input, [])
    if ('value' in checked) return { installed, input: checked.value }
    unfit.push({ installed, issues: checked.issues })
  }
  throw noRoute(capability, unfit)
}

/**
 * Finds the model for a request: the one named, or the first of a capability that accepts this very input. There is
 * nothing to wait for where a model is named whose schema is synchronous.
 *
 * @throws MediaplugError `unknown-model` with the near ones, `invalid-input` with the field, or `no-route`
 *   with each candidate's reason.
 */
export function route(
  registry: Registry,
  target: string,
  input: unknown,
): RoutedRequest | Promise<RoutedRequest> {
  if (typeof target !== 'string')
    throw invalidInput('the target', [`must be a model or a capability, got ${show(target)}`])
  const installed = registry.models.get(target)
  if (installed) return routeToModel(installed, input)
  const candidates = registry.capabilities.get(target)
  if (candidates) return routeByCapability(target, candidates, input)
  throw unknownModel(registry, target)
}
