import type { ReadableStream } from 'node:stream/web'
import { z } from '@mediaplug/core/provider'
import { readText } from './read-text.js'
import { tokenOf } from './signed-url.js'
import { isToken, looksLikeToken } from './token.js'

/** A request to the callback URL, whatever the server. */
export interface CallbackRequest {
  readonly method: string | undefined
  /** Complete, or path and query. */
  readonly url: string
  readonly body: ReadableStream<Uint8Array> | null
}

/** What the vendor is answered. */
export interface CallbackAnswer {
  readonly status: number
  readonly text: string
}

/** What it takes to believe a callback and to pass it on. */
export interface Reception {
  appSecret(): Promise<string>
  /** Given the task's id, which nobody vouches for. */
  notify(taskId: string): void
}

const limits = { maxBytes: 65_536, timeoutMs: 10_000 }

const unread = {
  'too-large': { status: 413, text: `The body must have at most ${limits.maxBytes} bytes.` },
  'too-slow': { status: 408, text: `The body must come within ${limits.timeoutMs / 1000} seconds.` },
  broken: { status: 400, text: 'The body ended early.' },
} as const

const forbidden = {
  status: 403,
  text: 'The URL must have the token that was added to the callback URL.',
}
const withoutSecret = {
  status: 500,
  text: 'The token cannot be checked: the app secret could not be fetched.',
}

async function secretFrom(appSecret: () => Promise<string>): Promise<string | undefined> {
  try {
    return await appSecret()
  } catch {
    return undefined
  }
}

const payload = z.object({ task_id: z.string().min(1).max(512) })

function taskIdOf(text: string): string | undefined {
  try {
    return payload.safeParse(JSON.parse(text)).data?.task_id
  } catch {
    return undefined
  }
}

/** Checks a callback and passes its task id on. Nothing else of it is looked at. */
export async function receive(
  { method, url, body }: CallbackRequest,
  { appSecret, notify }: Reception,
): Promise<CallbackAnswer> {
  if (method !== 'POST') return { status: 405, text: 'The method must be POST.' }
  const token = tokenOf(url)
  if (!looksLikeToken(token)) return forbidden
  const secret = await secretFrom(appSecret)
  if (secret === undefined) return withoutSecret
  if (!isToken(token, secret)) return forbidden
  const reading = body === null ? { text: '' } : await readText(body, limits)
  if ('failure' in reading) return unread[reading.failure]
  const taskId = taskIdOf(reading.text)
  if (taskId === undefined) return { status: 400, text: 'The body must be JSON with a task_id.' }
  notify(taskId)
  return { status: 200, text: '' }
}
