import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, jsonAnswer, textAnswer } from '../http/answer.js'
import { cutAnswer } from './cut.js'
import type { AppliedFault, VendorCode } from './fault.js'

/** What becomes of a request: an answer, or a reset of its socket. */
export type Fate = Answer | 'reset'

/** How a vendor puts an error of its own. */
export type Refusal = (code: VendorCode, message?: string) => Answer

/**
 * What a fault makes of a request that the vendor has not looked at yet. `undefined` when the fault is not of
 * that kind, so the vendor gets the request.
 */
export function beforeAcceptance(fault: AppliedFault, refusal: Refusal): Fate | undefined {
  switch (fault.kind) {
    case 'reset-before':
      return 'reset'
    case 'status':
      return gatewayAnswer(fault.status, fault.retryAfterSeconds)
    case 'vendor-code':
      return refusal(fault.code, fault.message)
    default:
      return undefined
  }
}

/** What a fault makes of the answer to a request that the vendor accepted. */
export async function afterAcceptance(
  fault: AppliedFault,
  answer: Answer,
  closing: AbortSignal,
): Promise<Fate> {
  switch (fault.kind) {
    case 'reset-after':
      return 'reset'
    case 'status-after':
      return gatewayAnswer(fault.status)
    case 'malformed-json':
      return { ...jsonAnswer(200, ''), body: '{"code":0,"data":{"' }
    case 'delay':
      await wait(fault.ms, undefined, { signal: closing })
      return answer
    case 'stall':
    case 'truncate':
      return cutAnswer(answer, fault)
    default:
      return answer
  }
}

function gatewayAnswer(status: number, retryAfterSeconds?: number): Answer {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  return textAnswer(status, `${status} from the gateway\n`, headers)
}
