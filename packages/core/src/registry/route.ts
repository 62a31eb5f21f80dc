import type { InstalledModel } from '../account/installed-provider.js'
import { MediaplugError } from '../error/error.js'
import { show } from '../error/show.js'
import { type Checked, check, invalidInput } from '../validation/validate.js'
import { type Registry, unknownModel } from './registry.js'

/** A request on its way: the model that serves it, and its input as the model's schema makes it. */
export interface RoutedRequest {
  readonly installed: InstalledModel
  readonly input: unknown
}

function accepted(installed: InstalledModel, checked: Checked<unknown>): RoutedRequest {
  if ('value' in checked) return { installed, input: checked.value }
  throw invalidInput(installed.id, checked.reasons, { provider: installed.provider.id, model: installed.id })
}

function routeToModel(installed: InstalledModel, input: unknown): RoutedRequest | Promise<RoutedRequest> {
  const checked = check(installed.model.input, input)
  return checked instanceof Promise
    ? checked.then((known) => accepted(installed, known))
    : accepted(installed, checked)
}

async function routeByCapability(
  capability: string,
  candidates: readonly InstalledModel[],
  input: unknown,
): Promise<RoutedRequest> {
  const portable = candidates[0] && (await check(candidates[0].model.capability.input, input))
  if (portable && 'reasons' in portable) throw invalidInput(capability, portable.reasons)
  const refusals = new Map<string, string[]>()
  for (const installed of candidates) {
    // Without the fields of each model: there may be many, and their reasons are to be read side by side.
    const checked = await check(installed.model.input, input, [])
    if ('value' in checked) return { installed, input: checked.value }
    const reason = checked.reasons.join('; ')
    refusals.set(reason, [...(refusals.get(reason) ?? []), installed.id])
  }
  const lines = [...refusals].map(([reason, models]) => `\n  ${models.join(', ')}: ${reason}`)
  throw new MediaplugError('no-route', `No model of ${capability} accepts this request.${lines.join('')}`, {
    phase: 'input',
  })
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
