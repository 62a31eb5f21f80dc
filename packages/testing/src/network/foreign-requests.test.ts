import '../../test/last-resort.js'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foreignRequests, noteVendor } from './foreign-requests.js'

const server = createServer((_request, response) => response.end('{}'))
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const byHttp = () =>
  new Promise((resolve) => get(`${origin}/a`, (response) => response.resume().on('end', resolve)))

test.each([
  ['fetch', () => fetch(`${origin}/a`)],
  ['node:http', byHttp],
])('a request by %s is seen', async (_by, act) => {
  expect(await foreignRequests([], act)).toEqual([origin])
})

test('a request to an origin that may be asked is passed over', async () => {
  expect(await foreignRequests([origin], byHttp)).toEqual([])
})

test('a request of somebody else at the same time is passed over', async () => {
  let end = (): void => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  const seen = foreignRequests([], () => ended)
  await byHttp()
  end()
  expect(await seen).toEqual([])
})

test('a request to a vendor of the kit is passed over', async () => {
  noteVendor(`${origin}/base`)
  expect(await foreignRequests([], byHttp)).toEqual([])
})
