import pg from 'pg'
import { pause } from './database.js'

/** What clients and workers tell each other, beside what the tables say. */
export type News =
  | { readonly kind: 'ended'; readonly id: string }
  | { readonly kind: 'status'; readonly id: string; readonly status: unknown }
  | { readonly kind: 'follow'; readonly id: string }
  | { readonly kind: 'dismissed'; readonly id: string }
  | { readonly kind: 'hint'; readonly provider: string; readonly ref: string }

/** Where submissions tell what becomes of them. */
export const newsOfSubmissions = 'mediaplug_submissions'

/** Where clients tell workers something. */
export const newsForWorkers = 'mediaplug_workers'

const kinds = ['ended', 'status', 'follow', 'dismissed', 'hint']
const pauseMs = 500

function isNews(value: unknown): value is News {
  return typeof value === 'object' && value !== null && 'kind' in value && kinds.includes(String(value.kind))
}

function parse(payload: string | undefined): News | undefined {
  try {
    const value: unknown = JSON.parse(payload ?? '')
    return isNews(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What a listener does. */
export interface ListenerOptions {
  /** The URL of the database. */
  readonly database: string
  readonly channel: string
  /** Called with what is told. */
  onNews(news: News): void
  /** Called when it listens, anew after the connection was lost: what was told meanwhile is lost. */
  onListening?(): void
}

/** Listens to a channel of the database on a connection of its own, which is made anew where it is lost. */
export class Listener {
  readonly #options: ListenerOptions
  readonly #closing = new AbortController()
  #client: pg.Client | undefined

  constructor(options: ListenerOptions) {
    this.#options = options
    void this.#listen()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#client?.end().catch(() => {})
  }

  async #listen(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      await this.#listenOnce().catch(() => {})
      await pause(pauseMs, this.#closing.signal).catch(() => {})
    }
  }

  /** Resolves when the connection is lost. */
  async #listenOnce(): Promise<void> {
    const { database, channel, onNews, onListening } = this.#options
    const client = new pg.Client({
      connectionString: database,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      application_name: 'mediaplug listener',
    })
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve())
      client.on('end', () => resolve())
    })
    client.on('notification', ({ payload }) => {
      const news = parse(payload)
      if (news) onNews(news)
    })
    await client.connect()
    this.#client = client
    try {
      if (this.#closing.signal.aborted) return
      await client.query(`LISTEN ${channel}`)
      onListening?.()
      await lost
    } finally {
      this.#client = undefined
      await client.end().catch(() => {})
    }
  }
}
