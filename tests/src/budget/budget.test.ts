import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const program = fileURLToPath(new URL('../../programs/budget.mjs', import.meta.url))

/** A vendor whose tasks are created at once and then run, or are done; it counts its connections. */
async function openVendor(status: 'running' | 'done') {
  const result = JSON.stringify({ video_path: ['https://api.tomoviee.ai/kite.mp4'] })
  let tasks = 0
  let connections = 0
  const server = createServer((request, response) => {
    const isPoll = request.url?.startsWith('/v1/open/pub/task')
    const task = { task_id: String(++tasks), status: status === 'done' ? 3 : 2, result }
    const data = isPoll ? task : { task_id: task.task_id }
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ code: 0, msg: '', data }))
    })
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
  }
}

async function measure(what: string, origin: string, count = 0): Promise<unknown> {
  const args = ['--expose-gc', program, what, origin, String(count)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 110_000 })
  return JSON.parse(stdout)
}

// Counts, not times or bytes: they are the same on every machine.
test('a task that is waited for costs a dozen objects, and all of them one timer', async () => {
  const { origin } = await openVendor('running')
  const measured = await measure('waiting', origin, 1_000)
  expect(measured).toEqual({ objectsPerTask: expect.any(Number), timers: 1 })
  expect(measured).toHaveProperty(
    'objectsPerTask',
    expect.toSatisfy((objects: number) => objects <= 12),
  )
})

test('a client with nothing to do has no timer', async () => {
  const { origin } = await openVendor('done')
  expect(await measure('idle', origin)).toEqual({ timers: 0 })
})

test('two thousand jobs in one tick use no more than 64 connections, and all of them succeed', async () => {
  const { origin, connections } = await openVendor('done')
  expect(await measure('burst', origin, 2_000)).toEqual({ results: 2_000 })
  expect(connections()).toBeLessThanOrEqual(64)
})

test('an import does not load the HTTP client', async () => {
  expect(await measure('imports', 'http://127.0.0.1:9')).toEqual({ http: false })
})
