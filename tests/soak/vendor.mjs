// A vendor on loopback whose every tenth answer is spoilt: node vendor.mjs <share of faults> <seed>.
// It accepts tasks that end after some seconds, and counts for each prompt how often it would be paid.
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { numbersOf } from './numbers.mjs'

const [share, seed] = process.argv.slice(2).map(Number)
const random = numbersOf(seed)
const taskMs = [500, 4_000]
const file = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
)

/** How often each prompt was accepted, and what was asked and spoilt. */
const accepted = new Map()
const counts = { creates: 0, polls: 0, downloads: 0 }
const faults = {}
const tasks = new Map()

async function readBody(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function accept({ prompt }) {
  accepted.set(prompt, (accepted.get(prompt) ?? 0) + 1)
  const id = `t${tasks.size + 1}`
  tasks.set(id, Date.now() + taskMs[0] + random() * (taskMs[1] - taskMs[0]))
  return { id }
}

function statusOf(id, host) {
  const endsAt = tasks.get(id)
  if (endsAt === undefined) return { state: 'failed', reason: 'there is no such task' }
  return Date.now() < endsAt
    ? { state: 'running' }
    : { state: 'succeeded', url: `http://${host}/files/${id}` }
}

/** What may go wrong before a request is taken on, and after. `answer` gives the bytes of the good answer. */
const before = {
  reset: (response) => response.destroy(),
  'status 500': (response) => response.writeHead(500).end('{"error":"internal"}'),
  'status 429': (response) => response.writeHead(429, { 'retry-after': '1' }).end('{"error":"slow down"}'),
}
const after = {
  'reset after': (response) => response.destroy(),
  'status 502 after': (response) => response.writeHead(502).end('<h1>bad gateway</h1>'),
  garbage: (response, bytes) => response.end(Buffer.concat([Buffer.from('{"id":'), bytes.subarray(0, 9)])),
  cut(response, bytes) {
    response.writeHead(200, { 'content-length': bytes.length })
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
  },
  async stall(response) {
    await sleep(2_000 + random() * 4_000)
    response.destroy()
  },
  async slow(response, bytes) {
    response.writeHead(200, { 'content-length': bytes.length })
    for (let at = 0; at < bytes.length && !response.destroyed; at += 8) {
      response.write(bytes.subarray(at, at + 8))
      await sleep(200)
    }
    response.end()
  },
}

/** Draws a fault for an answer, most often none. */
function drawFault() {
  if (random() >= share) return {}
  const all = [...Object.entries(before), ...Object.entries(after)]
  const [name] = all[Math.floor(random() * all.length)]
  faults[name] = (faults[name] ?? 0) + 1
  return { spoilBefore: before[name], spoilAfter: after[name] }
}

async function answer(request, response) {
  const body = await readBody(request)
  const { spoilBefore, spoilAfter } = drawFault()
  const [kind, act] =
    request.method === 'POST'
      ? ['creates', () => JSON.stringify(accept(JSON.parse(body)))]
      : request.url.startsWith('/files/')
        ? ['downloads', () => file]
        : ['polls', () => JSON.stringify(statusOf(request.url.slice('/tasks/'.length), request.headers.host))]
  counts[kind]++
  if (spoilBefore) return spoilBefore(response)
  const bytes = Buffer.from(act())
  await (spoilAfter ? spoilAfter(response, bytes) : response.end(bytes))
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy())
})
server.listen(0, '127.0.0.1', () => process.send({ origin: `http://127.0.0.1:${server.address().port}` }))
process.on('message', () => process.send({ ...counts, faults, accepted: [...accepted] }))
process.on('disconnect', () => process.exit())
