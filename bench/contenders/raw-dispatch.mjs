// A hand-written loop over undici's dispatch, the lowest there is.
import { Pool } from 'undici'
import { handWritten } from '../path/protocols.mjs'

export const title = 'hand-written, `dispatch`'

class Exchange {
  chunks = []
  constructor(resolve, reject) {
    this.resolve = resolve
    this.reject = reject
  }
  onConnect() {}
  onHeaders() {
    return true
  }
  onData(chunk) {
    this.chunks.push(chunk)
    return true
  }
  onComplete() {
    this.resolve(JSON.parse(Buffer.concat(this.chunks).toString()))
  }
  onError(error) {
    this.reject(error)
  }
}

export function open(origin, protocol, intervalMs) {
  const pool = new Pool(origin, { connections: 64, pipelining: 1 })
  return handWritten(
    protocol,
    (options) => new Promise((resolve, reject) => pool.dispatch(options, new Exchange(resolve, reject))),
    intervalMs,
  )
}
