// A vendor as quick as a process can be: tasks that take a fixed time, and a file of 20 kB.
import { createServer } from 'node:http'

const taskMs = Number(process.argv[2])
const pollEveryMs = Number(process.argv[3])
const file = Buffer.alloc(20_000, 1)
file.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
/** @type {Map<string, { beganAt: number, polledAt: number | undefined }>} */
const tasks = new Map()
/** By how much later than wanted each further poll of a task came, in ms. @type {number[]} */
let delays = []
let created = 0
let polls = 0

const server = createServer((request, response) => {
  const json = (/** @type {object} */ value) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  const { method, url = '' } = request
  const id = url.slice(url.lastIndexOf('/') + 1)
  if (method === 'POST') {
    request.resume()
    const task = `t${++created}`
    tasks.set(task, { beganAt: performance.now(), polledAt: undefined })
    return json({ id: task })
  }
  if (url.startsWith('/files/')) return response.writeHead(200, { 'content-type': 'image/png' }).end(file)
  polls++
  const now = performance.now()
  const known = tasks.get(id)
  const task = known ?? { beganAt: now, polledAt: undefined }
  if (!known) tasks.set(id, task)
  if (task.polledAt !== undefined) delays.push(now - task.polledAt - pollEveryMs)
  task.polledAt = now
  json({ done: now - task.beganAt >= taskMs })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('message', (message) => {
  if (message === 'forget') {
    delays = []
    polls = 0
  } else process.send?.({ delays, polls, created })
})
