import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { createSandbox, type MediaioCredentials, type MediaioSettings } from '../src/index.js'
import { post } from './client.js'

/** A parameter in the vendor's catalogue. */
export interface CatalogueParameter {
  readonly name: string
  readonly type: 'string' | 'array<string>'
  readonly required: boolean
  readonly values?: readonly string[]
  readonly default?: string
  readonly maxLength?: number
  readonly formats?: readonly string[]
  readonly maxMegabytes?: number
  readonly pixels?: { readonly min: readonly [number, number]; readonly max: readonly [number, number] }
  readonly aspectRatio?: readonly [string, string]
  readonly fps?: readonly [number, number]
  readonly seconds?: readonly [number, number]
  readonly maxFiles?: number
}

/** An endpoint in the vendor's catalogue. */
export interface CatalogueEntry {
  readonly name: string
  readonly modelCode: string
  readonly endpoint: string
  readonly category: string
  readonly parameters: readonly CatalogueParameter[]
}

const fixture = new URL('fixtures/mediaio-catalogue.json', import.meta.url)

/** The vendor's 22 generation models, from a copy of its catalogue. */
export const catalogue: readonly CatalogueEntry[] = (
  JSON.parse(readFileSync(fixture, 'utf8')) as readonly CatalogueEntry[]
).filter(({ category }) => !category.startsWith('Query'))

/** A plain client of Media.io. */
export function mediaioClient(baseUrl: string, { apiKey }: MediaioCredentials) {
  const send = (path: string, body: unknown) => post(`${baseUrl}${path}`, body, { 'x-api-key': apiKey })
  const endpoint = (code: string) => {
    const found = catalogue.find(({ modelCode }) => modelCode === code)?.endpoint
    if (found === undefined) throw new Error(`no model ${code}`)
    return new URL(found).pathname
  }
  const create = (code: string, data: unknown) => send(endpoint(code), { data })
  const poll = (taskId: unknown) => send(`/generation/result/${taskId}`, {})
  return {
    send,
    create,
    poll,
    credits: () => send('/user/credits', {}),
    /** Polls until a task shows no word for waiting or working, and gives what was seen on the way. */
    async watch(taskId: unknown): Promise<Record<string, unknown>[]> {
      const seen: Record<string, unknown>[] = []
      for (let turn = 0; turn < 400; turn += 1) {
        const { data } = await poll(taskId)
        seen.push(data)
        if (!/waiting|pending|queued|processing|running/.test(String(data.status))) return seen
        await wait(15)
      }
      throw new Error('the task did not end')
    },
    /** Waits for a task and gives the URLs of its files. */
    async links(taskId: unknown): Promise<string[]> {
      const result = (await this.watch(taskId)).at(-1)?.result
      if (!Array.isArray(result)) throw new Error(`task ${taskId} has no result`)
      return result.map((output: { preview: string }) => output.preview)
    },
    /** Makes files and gives their URLs. */
    async make(code: string, data: object): Promise<string[]> {
      const created = await create(code, data)
      if (created.body.code !== 0) throw new Error(JSON.stringify(created.body))
      return this.links(created.data.task_id)
    },
  }
}

/** A sandbox of Media.io for one test, and a client of its first account. */
export async function startMediaio(settings: Partial<MediaioSettings> = {}, taskSeconds = 0) {
  const sandbox = await createSandbox({ vendors: ['mediaio'], taskSeconds, settings: { mediaio: settings } })
  onTestFinished(() => sandbox.close())
  return { sandbox, client: mediaioClient(sandbox.baseUrls.mediaio, sandbox.credentials.mediaio) }
}
