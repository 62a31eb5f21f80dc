import type { InstalledModel } from '../account/installed-provider.js'
import { checkSubmitOptions } from '../client/submit-options.js'
import { MediaplugError } from '../error/error.js'
import { placeOf } from '../error/place.js'
import { stoppedError } from '../error/stopped.js'
import { type CarriedInput, carryFiles } from '../input/carry-files.js'
import { closeStreams } from '../input/close-streams.js'
import { fetchesPrivately } from '../input/fetchable.js'
import { hasFiles } from '../input/has-files.js'
import type { RoutedRequest } from '../registry/candidates.js'
import type { Registry } from '../registry/registry.js'
import { candidatesOf, route } from '../registry/route.js'
import { Call } from '../time/call.js'
import type { Plan, PlanOptions } from './plan.js'

async function carry({ installed, input }: RoutedRequest, given: unknown, call: Call): Promise<CarriedInput> {
  if (!hasFiles(input)) return { input: given, files: [] }
  const { id: model, provider } = installed
  const owner = { model, provider: provider.id, signal: call.signal }
  return call.unlessStopped(carryFiles(given, input, owner, fetchesPrivately(provider)), (reason) =>
    stoppedError(reason, 'Nothing was sent.', placeOf(installed, 'input')),
  )
}

/** All models of a capability that accept a request; the first of them takes its files, too. */
async function planWithFallback(
  registry: Registry,
  target: string,
  given: unknown,
  call: Call,
): Promise<Plan> {
  const candidates = candidatesOf(registry, target, given)
  let failure: unknown
  let plan: CarriedInput | undefined
  const models: InstalledModel[] = []
  for (let next: RoutedRequest | undefined = await candidates.first(); next; next = await candidates.next()) {
    const request = next
    if (plan === undefined) {
      plan = await carry(request, given, call).catch((error: unknown) => {
        failure ??= error
        return undefined
      })
    }
    if (plan !== undefined) models.push(request.installed)
  }
  const [first, ...others] = models.map(({ id }) => id)
  if (plan === undefined || first === undefined) throw failure
  return { ...plan, models: [first, ...others] }
}

async function plan(registry: Registry, target: string, given: unknown, call: Call): Promise<Plan> {
  const request = await route(registry, target, given)
  const { installed } = request
  if (call.isStopped) throw stoppedError(call.reason, 'Nothing was sent.', placeOf(installed, 'input'))
  return { ...(await carry(request, given, call)), models: [installed.id] }
}

/** @throws MediaplugError `invalid-input` for what cannot be written down. */
function asJson(model: string, input: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(input))
  } catch (cause) {
    const message = `${model}: the request cannot be written as JSON, so that no other process could send it.`
    throw new MediaplugError('invalid-input', message, { model, phase: 'input', cause })
  }
}

/**
 * Checks a request and reads its files.
 *
 * @throws MediaplugError of the phase `input`.
 */
export async function planRequest(
  registry: Registry,
  target: string,
  given: unknown,
  { timeoutMs, ...options }: PlanOptions,
): Promise<Plan> {
  checkSubmitOptions({ ...options, timeoutMs }, given)
  const call = new Call(options.signal, timeoutMs)
  try {
    const { input, ...rest } = await (options.fallback ? planWithFallback : plan)(
      registry,
      target,
      given,
      call,
    )
    return { ...rest, input: asJson(rest.models[0], input) }
  } catch (error) {
    closeStreams(given)
    throw error
  } finally {
    call.close()
  }
}
