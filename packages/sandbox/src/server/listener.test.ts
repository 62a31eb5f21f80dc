import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { failureOf } from '../../test/client.js'
import { serveFiles } from '../../test/files.js'
import { image } from '../../test/media.js'
import { tomovieeClient } from '../../test/tomoviee.js'
import { until } from '../../test/until.js'
import { createSandbox, type Sandbox } from '../index.js'

let sandbox: Sandbox<'tomoviee'>

beforeEach(async () => {
  sandbox = await createSandbox({ vendors: ['tomoviee'] })
})
afterEach(() => sandbox.close())

const clientOf = (capacity?: string) =>
  tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee, capacity)
const refuse = (forMs: number) => sandbox.fault({ vendor: 'tomoviee', kind: 'refuse', forMs })

test('a port refuses connections for as long as it was told last, and then it listens again', async () => {
  const client = clientOf()
  await client.create({ prompt: 'x' })
  await refuse(3_600_000)
  expect(await failureOf(client.create({ prompt: 'x' }))).toBe('ECONNREFUSED')
  expect(sandbox.log).toHaveLength(1)
  await refuse(1)
  await until(async () => expect((await client.create({ prompt: 'x' })).status).toBe(200))
})

test('an answer that is under way arrives, and its connection ends', async () => {
  const picture = await image('png', 40, 30)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let asked = false
  const held = () => {
    asked = true
    return released.then(() => picture)
  }
  await using files = await serveFiles({ 'held.png': held })
  const slow = clientOf('tm_img2video_b').create({ prompt: 'x', image: `${files.origin}/held.png` })
  await until(() => expect(asked).toBe(true))
  await refuse(3_600_000)
  release()
  const { status, headers } = await slow
  expect([status, headers.get('connection')]).toEqual([200, 'close'])
})

test('a connection that its client keeps open is ended all the same', async () => {
  const { port } = new URL(sandbox.baseUrls.tomoviee)
  const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => {
    socket.destroy()
  })
  await once(socket, 'connect')
  const ended = once(socket.resume(), 'end')
  await refuse(3_600_000)
  await ended
})

test('a connection may be idle for as long as its client likes', async () => {
  const { headers } = await clientOf().create({ prompt: 'x' })
  expect([headers.get('connection'), headers.get('keep-alive')]).toEqual(['keep-alive', null])
})
