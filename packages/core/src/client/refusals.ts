import type { Output } from '../asset/output.js'
import type { FinalStatus } from '../contract/status.js'
import { MediaplugError, type Refusal } from '../error/error.js'
import type { Candidate } from '../error/issue.js'
import { asSentence } from '../error/message.js'

/** An error that also tells who was asked before, and refused. */
export function withRefusals(error: unknown, refusals: readonly Refusal[]): unknown {
  if (refusals.length === 0 || !MediaplugError.is(error)) return error
  const { message, ...details } = error.toJSON()
  const refused = refusals.map(({ model, error: { code } }) => `${model} (${code})`).join(', ')
  const words = `${asSentence(message)} Asked before, and accepted nothing: ${refused}.`
  return new MediaplugError(error.code, words, { ...details, refusals, cause: error.cause })
}

/**
 * The error of a request that no model's vendor accepted. It is what the most telling refusal is: the first after
 * which the same may succeed later, else that of the preferred model.
 *
 * @param unfit - The models that do not accept the request by themselves.
 */
export function allRefused(
  capability: string,
  refusals: readonly Refusal[],
  unfit: readonly Candidate[],
): MediaplugError {
  const [preferred] = refusals
  const error = (refusals.find((refusal) => refusal.error.retryable) ?? preferred)?.error
  const lines = refusals.map((refusal) => `\n  ${refusal.error.message}`).join('')
  const candidates = unfit.length > 0 ? unfit : undefined
  return new MediaplugError(
    error?.code ?? 'no-route',
    `No model of ${capability} accepted this request.${lines}`,
    {
      ...error?.toJSON(),
      candidates,
      refusals,
      cause: error,
    },
  )
}

/** Has a result tell who was asked before, and refused. */
export function tellRefusals(status: FinalStatus<Output>, refusals: readonly Refusal[]): void {
  if (status.state === 'succeeded' && refusals.length > 0) Object.assign(status.output, { refusals })
}

/** What is called at each delivery of a task's end, having its result tell who was asked before, if somebody was. */
export function afterRefusals(
  refusals: readonly Refusal[] | undefined,
  onDelivery: (status: FinalStatus<Output>) => void,
): (status: FinalStatus<Output>) => void {
  if (refusals === undefined) return onDelivery
  return (status) => {
    tellRefusals(status, refusals)
    onDelivery(status)
  }
}
