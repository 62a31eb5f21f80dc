// The vendor of the benchmark, in a process of its own. It answers at once; RUNNING=1 lets tasks run for ever.

import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'

const isRunning = process.env.RUNNING === '1'
const file = 'https://files.example/kite.png'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let origin = ''
let tasks = 0
let polls = 0

const tomoviee = (data) => ({ code: 0, msg: '', data })
const prediction = (id, state) => ({
  id,
  model: 'acme/kite',
  version: 'hidden',
  input: {},
  created_at: '2026-11-27T00:00:00Z',
  status: state,
  output: state === 'succeeded' ? [file] : null,
  urls: { get: `${origin}/v1/predictions/${id}` },
})
const queued = (id) => ({
  status: 'IN_QUEUE',
  request_id: id,
  status_url: `${origin}/fal-ai/kite/requests/${id}/status`,
  response_url: `${origin}/fal-ai/kite/requests/${id}`,
  cancel_url: `${origin}/fal-ai/kite/requests/${id}/cancel`,
})
const image = (url) => ({
  images: [{ url, content_type: 'image/png', width: 1, height: 1 }],
  seed: 1,
  has_nsfw_concepts: [false],
})

/** The first pattern that fits a path answers. */
const routes = [
  [
    /^\/v1\/open\/pub\/task/,
    () =>
      tomoviee({ task_id: '1', status: isRunning ? 2 : 3, result: JSON.stringify({ video_path: [file] }) }),
  ],
  [/^\/v1\/open\/capacity/, () => tomoviee({ task_id: `task-${++tasks}` })],
  [
    /^\/generation\/result\//,
    () =>
      tomoviee({ task_id: '1', status: isRunning ? 'processing' : 'completed', result: [{ image: file }] }),
  ],
  [/^\/generation\//, () => tomoviee({ task_id: `task-${++tasks}` })],
  [/^\/skills\//, () => tomoviee({ png_url: file, svg_url: `${file}.svg`, mermaid_code: 'flowchart TD' })],
  [/^\/v1\/models\/.*predictions/, () => prediction(`task-${++tasks}`, 'starting')],
  [
    /^\/v1\/predictions\//,
    (path) => prediction(path.split('/').at(-1), isRunning ? 'processing' : 'succeeded'),
  ],
  [/^\/run\//, () => image(`${origin}/file.png`)],
  [
    /\/requests\/[^/]+\/status/,
    (path) => ({ ...queued(path.split('/').at(-2)), status: isRunning ? 'IN_PROGRESS' : 'COMPLETED' }),
  ],
  [/\/requests\//, () => image(file)],
  [/^\/fal-ai\//, () => queued(`task-${++tasks}`)],
]

function answer(request, response) {
  request.resume().on('end', () => {
    const [path] = (request.url ?? '').split('?')
    if (path === '/file.png') return response.writeHead(200, { 'content-type': 'image/png' }).end(png)
    if (/task$|\/result\/|predictions\/|\/status$/.test(path)) polls++
    const route = routes.find(([pattern]) => pattern.test(path))
    const body = JSON.stringify(route ? route[1](path) : {})
    response
      .writeHead(route ? 200 : 404, { 'content-type': 'application/json', 'content-length': body.length })
      .end(body)
  })
}

const { TLS_KEY, TLS_CERTIFICATE } = process.env
const server = TLS_KEY
  ? createTlsServer({ key: readFileSync(TLS_KEY), cert: readFileSync(TLS_CERTIFICATE) }, answer)
  : createServer(answer)
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  origin = `${TLS_KEY ? 'https' : 'http'}://127.0.0.1:${server.address().port}`
  process.send({ origin })
})
process.on('message', () => process.send({ created: tasks, polls }))
process.on('disconnect', () => process.exit())
