import { PassThrough } from 'node:stream'
import type { Answer } from '../http/answer.js'
import type { StallFault, TruncateFault } from './fault.js'

/** The same answer, with a body that stops short of its `Content-Length`. */
export function cutAnswer(answer: Answer, fault: StallFault | TruncateFault): Answer {
  if (!(answer.body instanceof Uint8Array)) return answer
  const sent = answer.body.subarray(0, fault.afterBytes ?? Math.floor(answer.body.length / 2))
  const body = new PassThrough()
  body.write(sent)
  if (fault.kind === 'truncate') setImmediate(() => body.destroy(new Error('cut short by a fault')))
  return { ...answer, headers: { ...answer.headers, 'content-length': String(answer.body.length) }, body }
}
