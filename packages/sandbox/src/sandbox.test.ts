import { createConnection } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { failureOf, post } from '../test/client.js'
import { tomovieeClient } from '../test/tomoviee.js'
import { until } from '../test/until.js'
import { createSandbox, type VendorName } from './index.js'

test('only the vendors that were asked for have a server, and asking for others does not compile', async () => {
  await using sandbox = await createSandbox({ vendors: ['tomoviee'] })
  expect(Object.keys(sandbox.baseUrls)).toEqual(['tomoviee'])
  // @ts-expect-error EdrawMax was not asked for
  expect(sandbox.baseUrls.edrawmax).toBeUndefined()
  // @ts-expect-error EdrawMax was not asked for
  expect(() => sandbox.addAccount('edrawmax')).toThrow(
    "vendor 'edrawmax' was not started. Started: tomoviee.",
  )
})

test('an unknown vendor is an error that lists the known ones', async () => {
  const vendors = ['tomovie'] as unknown as VendorName[]
  await expect(createSandbox({ vendors })).rejects.toThrow(
    "unknown vendor 'tomovie'. Known vendors: edrawmax, mediaio, ",
  )
  await expect(createSandbox({ vendors: [] })).rejects.toThrow('must name at least one vendor')
})

test.each([-1, Number.NaN, [2, 1] as const, [0, Number.POSITIVE_INFINITY] as const])(
  'taskSeconds %s is out of range',
  async (taskSeconds) => {
    await expect(createSandbox({ vendors: ['tomoviee'], taskSeconds })).rejects.toThrow(RangeError)
  },
)

test('credentials are new in each sandbox, and EdrawMax has none', async () => {
  await using first = await createSandbox({ vendors: ['tomoviee', 'edrawmax'] })
  await using second = await createSandbox({ vendors: ['tomoviee'] })
  expect(first.credentials.edrawmax).toEqual({})
  expect(first.credentials.tomoviee.appKey).not.toBe(second.credentials.tomoviee.appKey)
  expect(first.credentials.tomoviee.appSecret).not.toBe(second.credentials.tomoviee.appSecret)
})

test('the servers listen on 127.0.0.1 and on no other address of the machine', async () => {
  await using sandbox = await createSandbox({ vendors: ['tomoviee'] })
  const port = Number(new URL(sandbox.baseUrls.tomoviee).port)
  const others = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal),
  )
  for (const host of ['127.0.0.2', ...others.map(({ address }) => address)]) {
    const connected = new Promise((resolve, reject) => {
      const socket = createConnection({ host, port }, () => resolve(socket.destroy()))
      socket.once('error', reject)
    })
    expect(await failureOf(connected)).toBe('ECONNREFUSED')
  }
})

test('the log shows each request as it came, and which of them were accepted', async () => {
  const began = Date.now()
  await using sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0 })
  const client = tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee)
  const url = await client.makeVideo({ prompt: 'a dog' })
  await client.create({ prompt: 'a dog', duration: 9 })
  await post(`${sandbox.baseUrls.tomoviee}/nowhere?q=1`, 'not JSON')
  await fetch(`${url}x`)
  const taskId = sandbox.log[0]?.taskId
  expect(taskId).toBeTypeOf('string')
  expect(
    sandbox.log.map(({ operation, method, accepted, answered, taskId }) => [
      operation,
      method,
      accepted,
      answered,
      taskId,
    ]),
  ).toEqual([
    ['create', 'POST', true, 200, taskId],
    ['poll', 'POST', true, 200, taskId],
    ['create', 'POST', false, 400, undefined],
    ['unknown', 'POST', false, 404, undefined],
    ['download', 'GET', false, 403, undefined],
  ])
  expect(sandbox.log[2]).toMatchObject({ vendor: 'tomoviee', body: { prompt: 'a dog', duration: 9 } })
  expect(sandbox.log[3]).toMatchObject({ path: '/nowhere?q=1', body: 'not JSON' })
  expect(sandbox.log[0]?.headers['x-app-key']).toBe(sandbox.credentials.tomoviee.appKey)
  const times = [began, ...sandbox.log.map(({ receivedAt }) => receivedAt.getTime()), Date.now()]
  expect(times).toEqual([...times].sort((left, right) => left - right))
})

const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length

test('close ends servers, waiting requests and pending callbacks, and may be called twice', async () => {
  const before = servers()
  const sandbox = await createSandbox({ vendors: ['tomoviee', 'edrawmax'], taskSeconds: 60 })
  const client = tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee)
  await client.create({ prompt: 'x', callback: 'http://127.0.0.1:9/hook' })
  await sandbox.fault({ vendor: 'tomoviee', operation: 'poll', kind: 'delay', ms: 60_000 })
  await sandbox.fault({ vendor: 'edrawmax', kind: 'refuse', forMs: 60_000 })
  const waiting = failureOf(client.poll(sandbox.log[0]?.taskId))
  await until(() => expect(sandbox.log).toHaveLength(2))
  await sandbox.close()
  await sandbox.close()
  expect(await waiting).toMatch(/ECONNRESET|UND_ERR_SOCKET/)
  expect(await failureOf(client.create({ prompt: 'x' }))).toBe('ECONNREFUSED')
  for (const url of Object.values(sandbox.baseUrls)) {
    await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  }
  expect(servers()).toBeLessThanOrEqual(before)
})

test('the servers listen on the ports that are asked for, one after the other', async () => {
  const free = await createSandbox({ vendors: ['edrawmax'] })
  const port = Number(new URL(free.baseUrls.edrawmax).port)
  await free.close()
  await using sandbox = await createSandbox({ vendors: ['edrawmax'], port })
  expect(sandbox.baseUrls.edrawmax).toBe(`http://127.0.0.1:${port}/api/ai`)
  const error = await createSandbox({ vendors: ['tomoviee'], port }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'EADDRINUSE' })
  await expect(createSandbox({ vendors: ['edrawmax', 'tomoviee'], port: 65_535 })).rejects.toThrow(
    '1 to 65535',
  )
})
