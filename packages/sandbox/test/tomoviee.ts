import { setTimeout as wait } from 'node:timers/promises'
import { afterAll } from 'vitest'
import { createSandbox, type TomovieeCredentials } from '../src/index.js'
import { post } from './client.js'
import { type ServedFile, serveFiles } from './files.js'

/** The headers that Tomoviee asks for. */
export function tomovieeHeaders({ appKey, appSecret }: TomovieeCredentials): Record<string, string> {
  const token = Buffer.from(`${appKey}:${appSecret}`).toString('base64')
  return { 'x-app-key': appKey, authorization: `Basic ${token}` }
}

/** A plain client of one of Tomoviee's capacities: text-to-video, if no other is named. */
export function tomovieeClient(
  baseUrl: string,
  credentials: TomovieeCredentials,
  capacity = 'tm_text2video_b',
) {
  const headers = tomovieeHeaders(credentials)
  const create = (body: unknown) => post(`${baseUrl}/v1/open/capacity/application/${capacity}`, body, headers)
  const poll = (taskId: unknown) => post(`${baseUrl}/v1/open/pub/task`, { task_id: taskId }, headers)
  return {
    create,
    poll,
    /** Polls until a task has ended, and gives what was seen on the way. */
    async watch(taskId: unknown): Promise<Record<string, unknown>[]> {
      const seen: Record<string, unknown>[] = []
      for (let turn = 0; turn < 400; turn += 1) {
        const { data } = await poll(taskId)
        seen.push(data)
        if (data.status !== 1 && data.status !== 2) return seen
        await wait(15)
      }
      throw new Error('the task did not end')
    },
    /** Creates a task, waits for it, and gives its result. */
    async run(body: object): Promise<Record<string, unknown>> {
      const created = await create(body)
      const seen = await this.watch(created.data.task_id)
      return JSON.parse(String(seen.at(-1)?.result))
    },
    /** Makes a video and gives its URL. */
    async makeVideo(body: object = {}): Promise<string> {
      const { video_path } = await this.run({ prompt: 'a lighthouse', ...body })
      return Array.isArray(video_path) ? String(video_path[0]) : ''
    },
  }
}

/** A sandbox of Tomoviee whose tasks take no time, with input files on loopback, for the tests of one file. */
export async function startTomoviee(inputs: Readonly<Record<string, ServedFile>> = {}) {
  const sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0 })
  const files = await serveFiles(inputs)
  afterAll(async () => {
    await files[Symbol.asyncDispose]()
    await sandbox.close()
  })
  const clientOf = (capacity?: string) =>
    tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee, capacity)
  return { sandbox, files, clientOf }
}
