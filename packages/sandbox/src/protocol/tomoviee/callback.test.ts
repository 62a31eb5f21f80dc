import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { tomovieeClient } from '../../../test/tomoviee.js'
import { createSandbox } from '../../index.js'

test('a task tells its callback when it has ended', async () => {
  await using sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0.4 })
  const client = tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee)
  const hook = createServer()
  const received = once(hook, 'request').then(async ([incoming, outgoing]) => {
    outgoing.end()
    return JSON.parse(await text(incoming))
  })
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
  const { port } = hook.address() as AddressInfo
  const { data } = await client.create({
    prompt: 'a dog',
    params: 'order 8',
    callback: `http://127.0.0.1:${port}/hook`,
  })
  const payload = await received
  hook.close()
  expect(payload).toEqual({
    task_id: data.task_id,
    status: 3,
    params: 'order 8',
    result: expect.stringContaining('video_path'),
  })
})
