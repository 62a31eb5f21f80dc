import '../../test/last-resort.js'
import { createServer, get } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { MediaplugError } from '@mediaplug/core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { watchNetwork } from '../../test/watched-network.js'
import { onLoopbackOnly } from './loopback-only.js'

const hosts = watchNetwork()

const server = createServer((_request, response) => response.end('here'))
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

const byFetch = (url: string) => fetch(url).catch((error) => Promise.reject(error.cause ?? error))
const byHttp = (url: string) => new Promise((resolve, reject) => get(url, resolve).on('error', reject))

describe('within a check', () => {
  test.each([
    ['fetch', 'http://vendor.example/', byFetch],
    ['fetch', 'https://vendor.example/', byFetch],
    ['fetch', 'https://192.0.2.1/', byFetch],
    ['node:http', 'http://vendor.example/', byHttp],
  ])('%s reaches no %s, and looks no name up', async (_by, url, act) => {
    const error = await onLoopbackOnly(() => act(url)).catch((thrown) => thrown)
    expect(error).toMatchObject({
      code: 'network',
      retryable: false,
      message: expect.stringContaining(
        `${new URL(url).hostname} is refused: nothing but this machine is asked`,
      ),
    })
    expect(MediaplugError.is(error)).toBe(true)
    expect([...hosts]).toEqual([])
  })

  test('this machine is reached', async () => {
    const answer = await onLoopbackOnly(() => fetch(`http://localhost:${port}/`))
    expect(await answer.text()).toBe('here')
  })
})

test('what is no check looks up what it likes, also at the same time', async () => {
  const lookup = vi.fn((_name, _options, callback) => callback(new Error('not found')))
  const tried = () =>
    new Promise((resolve) =>
      new Socket().on('error', resolve).connect({ host: 'vendor.example', port: 1, lookup }),
    )
  const { connect } = Socket.prototype
  await Promise.all([onLoopbackOnly(tried), onLoopbackOnly(tried)])
  expect(lookup).not.toHaveBeenCalled()
  let end = (): void => {}
  const check = onLoopbackOnly(() => new Promise<void>((resolve) => (end = resolve)))
  await tried()
  expect(lookup).toHaveBeenCalledOnce()
  end()
  await check
  expect(Socket.prototype.connect).toBe(connect)
})
