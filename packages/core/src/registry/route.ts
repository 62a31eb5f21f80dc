import type { InstalledModel } from '../account/installed-provider.js'
import { show } from '../error/show.js'
import { withAllowed } from '../validation/allowed.js'
import { type Checked, check, invalidInput } from '../validation/validate.js'
import { Candidates, type RoutedRequest } from './candidates.js'
import { type Registry, unknownModel } from './registry.js'

function accepted(installed: InstalledModel, given: unknown, checked: Checked<unknown>): RoutedRequest {
  if ('value' in checked) return { installed, input: checked.value }
  const { id, model, provider } = installed
  throw invalidInput(id, withAllowed(checked.issues, model.input, given), {
    provider: provider.id,
    model: id,
  })
}

function routeToModel(installed: InstalledModel, input: unknown): RoutedRequest | Promise<RoutedRequest> {
  const checked = check(installed.model.input, input)
  return checked instanceof Promise
    ? checked.then((known) => accepted(installed, input, known))
    : accepted(installed, input, checked)
}

function refuseOther(target: unknown): void {
  if (typeof target !== 'string')
    throw invalidInput('the target', [`must be a model or a capability, got ${show(target)}`])
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
  refuseOther(target)
  const installed = registry.models.get(target)
  return installed ? routeToModel(installed, input) : candidatesOf(registry, target, input).first()
}

/**
 * The models of a capability that accept a request.
 *
 * @throws MediaplugError `unknown-model` with the near ones; `invalid-input` for a model, which no other can stand in for.
 */
export function candidatesOf(registry: Registry, target: string, input: unknown): Candidates {
  refuseOther(target)
  const models = registry.capabilities.get(target)
  if (models) return new Candidates(target, models, input)
  const model = registry.models.get(target)?.model
  if (!model) throw unknownModel(registry, target)
  const message = `needs a capability, such as ${show(model.capability.id)}: ${show(target)} is a model, and no other can stand in for it`
  throw invalidInput('fallback', [{ path: ['fallback'], message, allowed: { const: false } }])
}
