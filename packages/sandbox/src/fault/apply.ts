import { PassThrough } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, jsonAnswer, textAnswer } from '../http/answer.js'
import type { AppliedFault, StallFault, TruncateFault, VendorCode } from './fault.js'

/** What a client gets for its request: an answer, or a reset of its socket. */
export type VendorResponse = Answer | 'reset'

/** How a vendor puts an error of its own. */
export type Refusal = (code: VendorCode, message?: string) => Answer

/**
 * What a fault makes of a request that the vendor has not looked at yet. `undefined` when the fault is not of
 * that kind, so the vendor gets the request.
 */
export function beforeAcceptance(fault: AppliedFault, refusal: Refusal): VendorResponse | undefined {
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
): Promise<VendorResponse> {
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

/** The same answer, with a body that stops short of its `Content-Length`. */
function cutAnswer(answer: Answer, { kind, afterBytes }: StallFault | TruncateFault): Answer {
  if (!(answer.body instanceof Uint8Array)) return answer
  const sent = answer.body.subarray(0, afterBytes ?? Math.floor(answer.body.length / 2))
  const body = new PassThrough()
  body.write(sent)
  if (kind === 'truncate') setImmediate(() => body.destroy(new Error('cut short by a fault')))
  return { ...answer, headers: { ...answer.headers, 'content-length': String(answer.body.length) }, body }
}
