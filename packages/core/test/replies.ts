import type { OutgoingHttpHeaders } from 'node:http'
import type { Reply } from './scripted-vendor.js'

interface Head {
  readonly status?: number
  readonly headers?: OutgoingHttpHeaders
}

/** Answers with a body as it is. */
export const raw =
  (body: string | Uint8Array, { status = 200, headers = {} }: Head = {}): Reply =>
  (response) => {
    response.writeHead(status, headers).end(body)
  }

/** Answers with JSON. */
export const json = (body: unknown, { status, headers }: Head = {}): Reply =>
  raw(JSON.stringify(body), {
    ...(status ? { status } : {}),
    headers: { 'content-type': 'application/json', ...headers },
  })

/** Sends the client elsewhere. */
export const redirect = (location: string, status = 302): Reply => raw('', { status, headers: { location } })

/** Resets the connection before any answer. */
export const reset: Reply = (response) => {
  response.socket?.resetAndDestroy()
}

/** Answers a part of the body, then resets the connection. */
export const resetWithin =
  (part: string | Uint8Array, { status = 200, headers = {} }: Head = {}): Reply =>
  (response) => {
    response.writeHead(status, headers)
    response.write(part, () => setTimeout(() => response.socket?.resetAndDestroy(), 10))
  }

/** Answers a part of the body, then nothing more; without a part, nothing at all. */
export const stall =
  (part?: string | Uint8Array, { status = 200, headers = {} }: Head = {}): Reply =>
  (response) => {
    if (part !== undefined) response.writeHead(status, headers).write(part)
  }

/** Answers later. */
export const after =
  (delayMs: number, reply: Reply): Reply =>
  (response, request) => {
    setTimeout(() => reply(response, request), delayMs)
  }
