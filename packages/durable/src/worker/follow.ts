import { isDeepStrictEqual } from 'node:util'
import type { Output, Status } from '@mediaplug/core'
import type { RunningTask } from '@mediaplug/core/remote'
import type { Database } from '../database/database.js'
import { newsOfSubmissions } from '../database/listener.js'

/** Clients that follow say so every two seconds. */
const followedForMs = 10_000
/** PostgreSQL takes 8000 bytes. */
const longestNews = 7_000

/** A status as news: without what is too large for them. */
function newsOf(id: string, status: Status<Output>): string {
  const { preview: _, ...told } = { preview: undefined, ...status }
  const news = JSON.stringify({ kind: 'status', id, status: told })
  if (Buffer.byteLength(news) <= longestNews) return news
  const { log: __, ...short } = { log: undefined, ...told }
  return JSON.stringify({ kind: 'status', id, status: short })
}

/** Tells the progress of a task for as long as clients say that they follow it. */
export class Following {
  readonly #database: Database
  readonly #id: string
  readonly #task: RunningTask
  #stop: AbortController | undefined
  #timer: NodeJS.Timeout | undefined
  #last: Status<Output> | undefined

  constructor(database: Database, id: string, task: RunningTask) {
    this.#database = database
    this.#id = id
    this.#task = task
  }

  /** A client follows. */
  renew(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.end(), followedForMs)
    if (this.#stop) return this.#tellLast()
    this.#stop = new AbortController()
    // The end, and a fault that stays, are told by whoever does the submission.
    this.#task.end(this.#stop.signal, (status) => this.#hear(status)).catch(() => {})
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#stop?.abort()
    this.#stop = undefined
  }

  #hear(status: Status<Output>): void {
    if (status.state !== 'queued' && status.state !== 'running') return this.end()
    if (isDeepStrictEqual(status, this.#last)) return
    this.#last = status
    this.#tellLast()
  }

  #tellLast(): void {
    if (!this.#last) return
    const news = newsOf(this.#id, this.#last)
    this.#database.query('SELECT pg_notify($1, $2)', [newsOfSubmissions, news]).catch(() => {})
  }
}
