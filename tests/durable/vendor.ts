import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** One pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The vendor of the provider in acme.mjs: tasks run until they are let go. */
export async function openVendor() {
  /** What it was asked to make. */
  const creations: { id: string; prompt: string; key: string; bytes: number | undefined }[] = []
  const canceled = new Set<string>()
  const held = new Set<string>()
  let holdsAll = false
  let refusals = 0
  let isBusy = false
  let turnedAway = 0
  let polls = 0

  function create(path: string, body: string): object {
    const { prompt, key, bytes } = JSON.parse(body)
    const known = path === '/keyed' ? creations.find((creation) => creation.key === key) : undefined
    const creation = known ?? { id: `t${creations.length + 1}`, prompt, key, bytes }
    if (!known) creations.push(creation)
    if (holdsAll) held.add(creation.id)
    return { id: creation.id }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request
    const id = url.slice(url.lastIndexOf('/') + 1)
    const json = (value: object, code = 200): void => {
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    if (method === 'POST') {
      const body = await text(request)
      if (isBusy) {
        turnedAway++
        return json({}, 429)
      }
      return refusals > 0 && refusals-- > 0 ? json({}, 401) : json(create(url, body))
    }
    if (method === 'DELETE') {
      canceled.add(id)
      held.delete(id)
      return json({})
    }
    if (url.startsWith('/keys/')) return json({ id: creations.find(({ key }) => key === id)?.id ?? '' })
    if (url.startsWith('/files/')) {
      response.writeHead(200, { 'content-type': 'image/png' }).end(png)
      return
    }
    polls++
    if (canceled.has(id)) return json({ state: 'failed' })
    json(held.has(id) ? { state: 'running' } : { state: 'done', url: `${origin}/files/${id}` })
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    creations,
    polls: () => polls,
    turnedAway: () => turnedAway,
    /** Tasks run on from now on, until they are let go. */
    hold() {
      holdsAll = true
    },
    letGo() {
      holdsAll = false
      held.clear()
    },
    letOneGo(id: string) {
      held.delete(id)
    },
    /** Refuses the next requests that would be paid for. */
    refuse(times: number) {
      refusals = times
    },
    /** Has no room for further requests, or has again. */
    setBusy(busy: boolean) {
      isBusy = busy
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
