import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { RequestFault } from '../sandbox/fault.js'
import { type Answer, textAnswer } from './answer.js'

const mebibyte = 1_024 ** 2
const oversizedMebibytes = 65

function* endless(): Generator<Buffer> {
  const piece = Buffer.alloc(mebibyte, ' ')
  for (let sent = 0; sent < oversizedMebibytes; sent++) yield piece
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-length': String(body.length), ...headers }).end(body)
}

/** Sends half of an answer, under the length of all of it. */
function writeHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-length': String(body.length), ...headers })
  response.write(body.subarray(0, body.length / 2))
}

/** Sends an answer, or what a fault makes of it. */
export async function send(
  response: ServerResponse,
  answer: Answer,
  fault: RequestFault | undefined,
  closing: AbortSignal,
): Promise<void> {
  switch (fault?.kind) {
    case 'reset-before':
    case 'reset-after':
      response.socket?.resetAndDestroy()
      return
    case 'status-after':
      return write(response, textAnswer(fault.status, 'from a gateway'))
    case 'malformed-json':
      return write(response, {
        ...answer,
        headers: { ...answer.headers, 'content-type': 'application/json' },
        body: Buffer.from('{"half":{"'),
      })
    case 'oversized':
      Readable.from(endless())
        .on('error', () => {})
        .pipe(response.writeHead(200))
      return
    case 'stall':
      return writeHalf(response, answer)
    case 'truncate':
      writeHalf(response, answer)
      setImmediate(() => response.destroy())
      return
    case 'delay':
      await wait(fault.ms, undefined, { signal: closing })
      return write(response, answer)
    default:
      return write(response, answer)
  }
}
