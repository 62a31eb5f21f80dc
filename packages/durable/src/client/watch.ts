import type { RemoteListener } from '@mediaplug/core/remote'
import type { Database } from '../database/database.js'
import { Listener, type News, newsForWorkers, newsOfSubmissions } from '../database/listener.js'
import type { Row } from '../submission/row.js'

/** What ended submissions tell. */
export type EndedRow = Pick<Row, 'id' | 'model' | 'state' | 'outcome' | 'refusals' | 'submitted_at'>

/** Who is told of a submission. */
export interface Watcher {
  readonly listener: RemoteListener
  /** Called once, when the submission has ended. */
  ended(row: EndedRow): void
  /** Called with what a worker heard of it, while somebody follows. */
  status(status: unknown): void
}

const endedColumns = 'id, model, state, outcome, refusals, submitted_at'
/** News may be lost with a connection: all are looked up now and then. */
const lookEveryMs = 3_000
const followEveryMs = 2_000
const presentAccounts = `SELECT DISTINCT unnest(providers) AS account FROM mediaplug.workers
  WHERE seen_at > now() - interval '15 s'`
/** News come in bunches: they are looked up together. */
const gatherMs = 15
const mostAtOnce = 1_000

/** Tells those who wait of the ends of their submissions: one connection for all of them, while there are some. */
export class Watch {
  readonly #database: Database
  readonly #watchers = new Map<string, Set<Watcher>>()
  readonly #due = new Set<string>()
  #listener: Listener | undefined
  #timers: NodeJS.Timeout[] = []
  #gathering: NodeJS.Timeout | undefined
  /** The accounts that workers have which live; `undefined` as long as it is not known. */
  #present: ReadonlySet<string> | undefined

  constructor(database: Database) {
    this.#database = database
  }

  /** Has somebody be told of a submission, until what it gives is called. */
  add(id: string, watcher: Watcher): () => void {
    const watchers = this.#watchers.get(id) ?? new Set()
    this.#watchers.set(id, watchers.add(watcher))
    this.#begin()
    this.#lookUp(id)
    if (watcher.listener.isFollowing) this.#askToTell(id)
    return () => {
      if (!watchers.delete(watcher) || watchers.size > 0) return
      this.#watchers.delete(id)
      if (this.#watchers.size === 0) void this.#rest()
    }
  }

  /** Whether it is known that no worker has an account. */
  isAbandoned(account: string): boolean {
    return this.#present !== undefined && !this.#present.has(account)
  }

  async close(): Promise<void> {
    this.#watchers.clear()
    await this.#rest()
  }

  #begin(): void {
    if (this.#listener) return
    void this.#lookWhoIsPresent()
    this.#listener = new Listener({
      database: this.#database.url,
      channel: newsOfSubmissions,
      onNews: (news) => this.#hear(news),
      onListening: () => this.#lookUpAll(),
    })
    this.#timers = [
      setInterval(() => this.#lookUpAll(), lookEveryMs),
      setInterval(() => this.#follow(), followEveryMs),
      setInterval(() => void this.#lookWhoIsPresent(), lookEveryMs),
    ]
  }

  async #rest(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    this.#timers = []
    const listener = this.#listener
    this.#listener = undefined
    await listener?.close()
  }

  #hear(news: News): void {
    if (news.kind === 'ended' && this.#watchers.has(news.id)) this.#lookUp(news.id)
    if (news.kind !== 'status') return
    for (const watcher of this.#watchers.get(news.id) ?? []) watcher.status(news.status)
  }

  #lookUpAll(): void {
    for (const id of this.#watchers.keys()) this.#lookUp(id)
  }

  #lookUp(id: string): void {
    this.#due.add(id)
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined
      void this.#read()
    }, gatherMs)
  }

  async #read(): Promise<void> {
    const ids = [...this.#due].filter((id) => this.#watchers.has(id))
    this.#due.clear()
    for (let start = 0; start < ids.length; start += mostAtOnce) {
      const some = ids.slice(start, start + mostAtOnce)
      try {
        const rows = await this.#database.query<EndedRow>(
          `SELECT ${endedColumns} FROM mediaplug.submissions WHERE id = ANY($1::uuid[]) AND ended_at IS NOT NULL`,
          [some],
        )
        for (const row of rows) for (const watcher of this.#watchers.get(row.id) ?? []) watcher.ended(row)
      } catch {
        // The database cannot be reached now: they are looked up again.
      }
    }
  }

  async #lookWhoIsPresent(): Promise<void> {
    try {
      const rows = await this.#database.query<{ account: string }>(presentAccounts)
      this.#present = new Set(rows.map(({ account }) => account))
    } catch {
      this.#present = undefined
    }
  }

  /** Asks whoever does the work to tell the progress of what is followed here. */
  #follow(): void {
    for (const [id, watchers] of this.#watchers) {
      if (![...watchers].some(({ listener }) => listener.isFollowing)) continue
      this.#askToTell(id)
    }
  }

  #askToTell(id: string): void {
    const payload = JSON.stringify({ kind: 'follow', id })
    this.#database.query('SELECT pg_notify($1, $2)', [newsForWorkers, payload]).catch(() => {})
  }
}
