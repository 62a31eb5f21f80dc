import { expect, test } from 'vitest'
import { png } from '../../test/asset-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw } from '../../test/replies.js'
import { openScene } from '../../test/scene.js'
import type { AnyClient } from './any-client.js'

test('a file that a vendor keeps is fetched again by its URL', async () => {
  const { vendor, client } = await openScene()
  vendor.script('GET /files', raw(png))
  const asset = client.asset('acme', `${vendor.origin}/files/kite.png`)
  expect(vendor.requests).toEqual([])
  expect(Buffer.from(await asset.bytes()).equals(png)).toBe(true)
})

test('it comes from the hosts of its provider alone', async () => {
  const { client } = await openScene()
  const error = await rejection(client.asset('acme', 'https://elsewhere.example/kite.png').bytes())
  expect(error).toMatchObject({ code: 'download', message: expect.stringContaining('elsewhere.example') })
})

test.each(['kite.png', 'file:///etc/passwd', ''])('%j is no URL of a file at a vendor', async (url) => {
  const { client } = await openScene()
  expect(() => client.asset('acme', url)).toThrow('must be an http: or https: URL')
})

test('a provider that is not installed is told', async () => {
  const { client } = await openScene()
  const anyClient: AnyClient = client
  expect(() => anyClient.asset('other', 'https://other.example/1')).toThrow("There is no provider 'other'")
})
