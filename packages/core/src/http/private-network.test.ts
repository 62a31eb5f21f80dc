import type { LookupAddress } from 'node:dns'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json, raw, redirect } from '../../test/replies.js'
import { apiKey, kite } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { createClient } from '../client/create-client.js'

const addresses = vi.hoisted((): Map<string, string> => new Map())
const lookup = vi.hoisted(() =>
  vi.fn((name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) =>
    callback(null, [{ address: addresses.get(name) ?? '93.184.215.14', family: 4 }]),
  ),
)
vi.mock('node:dns', async (original) => ({ ...(await original<object>()), lookup }))

beforeEach(() => {
  addresses.clear()
  addresses.set('comfy.lan', '127.0.0.1').set('files.comfy.lan', '127.0.0.1').set('other.lan', '127.0.0.1')
})

interface Place {
  readonly baseHost?: string
  readonly fileHost?: string
  readonly privateNetwork?: boolean
  readonly downloadHosts?: readonly string[]
}

/** A vendor on this machine, under names of a private network. */
async function openComfy(place: Place = {}) {
  const { baseHost = 'comfy.lan', fileHost = baseHost, privateNetwork = true, downloadHosts = [] } = place
  const vendor = await openVendor()
  const { port } = new URL(vendor.origin)
  vendor.script('POST /drawings', json({ url: `http://${fileHost}:${port}/file` }))
  vendor.script('GET /file', raw('<svg>picture</svg>'))
  const baseUrl = `http://${baseHost}:${port}`
  const provider = () => acme({ apiKey, baseUrl, privateNetwork, downloadHosts })
  const draw = () => createClient({ providers: [provider()] }).generate('acme/drawing', kite)
  const fetch = async () => Buffer.from(await (await draw()).assets[0].bytes()).toString()
  return { vendor, port, provider, draw, fetch }
}

describe('a vendor on a private network', () => {
  test.each(['comfy.lan', '0.0.0.0'])(
    'is reached by http: at %s where the user says so',
    async (baseHost) => {
      const { fetch, vendor } = await openComfy({ baseHost })
      await expect(fetch()).resolves.toBe('<svg>picture</svg>')
      expect(vendor.requests.map(({ path }) => path)).toEqual(['/drawings', '/file'])
    },
  )

  test.each(['comfy.lan', '0.0.0.0'])('is refused at %s where the user does not', async (baseHost) => {
    const { provider } = await openComfy({ baseHost, privateNetwork: false })
    expect(provider).toThrow('baseUrl must be an https: URL')
  })

  test('that turns out to be a public address gets nothing by http:', async () => {
    const { draw, vendor } = await openComfy()
    addresses.set('comfy.lan', '93.184.215.14')
    const error = await rejection(draw())
    expect(error).toMatchObject({ code: 'invalid-input', phase: 'start', retryable: false })
    expect(error.message).toContain('comfy.lan is refused: 93.184.215.14 is not a private address')
    expect(vendor.connections()).toBe(0)
  })

  test.each([
    '93.184.215.14',
    '[::ffff:93.184.215.14]',
    '[64:ff9b::93.184.215.14]',
    '[2002:5db8:d70e::1]',
    '203.0.113.1',
  ])('may not be at %s', async (baseHost) => {
    const { draw } = await openComfy({ baseHost })
    expect(await rejection(draw())).toMatchObject({ code: 'invalid-input', phase: 'start' })
  })
})

describe('a result of a vendor on a private network', () => {
  const downloadHosts = ['files.comfy.lan']

  test('comes from a host that is declared', async () => {
    const { fetch } = await openComfy({ fileHost: 'files.comfy.lan', downloadHosts })
    await expect(fetch()).resolves.toBe('<svg>picture</svg>')
  })

  test('comes from no other host', async () => {
    const { fetch } = await openComfy({ fileHost: 'other.lan', downloadHosts })
    const error = await rejection(fetch())
    expect(error).toMatchObject({ code: 'download', retryable: false })
    expect(error.message).toContain('http://other.lan')
  })

  test('comes from no other host by a redirect either', async () => {
    const { fetch, vendor, port } = await openComfy()
    vendor.script('GET /file', redirect(`http://other.lan:${port}/secret`))
    expect(await rejection(fetch())).toMatchObject({ code: 'download', retryable: false })
    expect(vendor.seen('GET /secret')).toHaveLength(0)
  })

  test('comes from no public address by http:', async () => {
    const { fetch } = await openComfy({ fileHost: 'files.comfy.lan', downloadHosts })
    addresses.set('files.comfy.lan', '93.184.215.14')
    const error = await rejection(fetch())
    expect(error).toMatchObject({ code: 'download', retryable: false })
    expect(error.message).toContain('93.184.215.14 is not a private address')
  })
})

test('a result at a private address is refused where the user says nothing, though its host is declared', async () => {
  const vendor = await openVendor()
  const { port } = new URL(vendor.origin)
  vendor.script('POST /drawings', json({ url: `https://comfy.lan:${port}/file` }))
  const provider = acme({ apiKey, baseUrl: vendor.origin, downloadHosts: ['comfy.lan'] })
  const { assets } = await createClient({ providers: [provider] }).generate('acme/drawing', kite)
  const error = await rejection(assets[0].bytes())
  expect(error).toMatchObject({ code: 'download', retryable: false })
  expect(error.message).toContain('not a public address')
  expect(vendor.connections()).toBe(1)
})
