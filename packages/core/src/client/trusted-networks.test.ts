import type { LookupAddress } from 'node:dns'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json, raw } from '../../test/replies.js'
import { apiKey, kite } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor } from '../../test/scripted-vendor.js'
import type { ConnectionSettings } from '../contract/connection-settings.js'
import { createClient } from './create-client.js'

const found = vi.hoisted((): { addresses: LookupAddress[] } => ({ addresses: [] }))
vi.mock('node:dns', async (original) => ({
  ...(await original<object>()),
  lookup: (_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) =>
    callback(null, found.addresses),
}))

function answerWith(...addresses: string[]): void {
  found.addresses = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}
beforeEach(() => answerWith('127.0.0.1'))

interface Trust {
  readonly ofProvider?: ConnectionSettings
  readonly ofClient?: ConnectionSettings
}

/** A vendor whose files lie on a host of which the name server says that it is this machine. */
async function openScene({ ofProvider, ofClient }: Trust = {}) {
  const vendor = await openVendor()
  const { port } = new URL(vendor.origin)
  const url = `http://cdn.acme.example:${port}/file`
  vendor.script('POST /drawings', json({ url }))
  vendor.script('GET /file', raw('<svg>kite</svg>'))
  const provider = acme({ apiKey, baseUrl: vendor.origin, connections: ofProvider })
  const mirrored = { ...provider, downloads: { hosts: ['.acme.example'], insecure: 'after-https' } } as const
  const client = createClient({ providers: [mirrored], connections: ofClient })
  const fetch = async () => {
    const { assets } = await client.generate('acme/drawing', kite)
    return Buffer.from(await assets[0].bytes()).toString()
  }
  return { vendor, client, fetch, provider: mirrored }
}

const here = { trustedNetworks: ['127.0.0.0/8'] }

describe('a network that the user trusts', () => {
  test.each([
    { of: 'a provider', trust: { ofProvider: here } },
    { of: 'a client', trust: { ofClient: here } },
    { of: 'a provider, which wins', trust: { ofProvider: here, ofClient: { trustedNetworks: [] } } },
    { of: 'a client, as one address', trust: { ofClient: { trustedNetworks: ['127.0.0.1'] } } },
  ])('gives files: the setting of $of', async ({ trust }) => {
    const { fetch } = await openScene(trust)
    await expect(fetch()).resolves.toBe('<svg>kite</svg>')
  })

  test.each([
    { what: 'no other network', trust: { ofClient: { trustedNetworks: ['127.0.0.2/31'] } } },
    {
      what: 'what the provider itself does not trust',
      trust: { ofProvider: { trustedNetworks: [] }, ofClient: here },
    },
    { what: 'nothing', trust: {} },
  ])('makes trusted $what', async ({ trust }) => {
    const { fetch, vendor } = await openScene(trust)
    await expect(fetch()).rejects.toMatchObject({ code: 'download', retryable: false })
    expect(vendor.seen('GET /file')).toEqual([])
  })

  test('is trusted where one of its addresses is written as IPv6', async () => {
    answerWith('::ffff:127.0.0.1')
    await expect((await openScene({ ofClient: here })).fetch()).resolves.toBe('<svg>kite</svg>')
  })

  test('does not make another address of the name trusted', async () => {
    answerWith('127.0.0.1', '10.0.0.1')
    const error = await rejection((await openScene({ ofClient: here })).fetch())
    expect(error.message).toContain('10.0.0.1 is not a public address')
  })
})

describe('the refusal of an address names the likely cause and the setting', () => {
  test.each([
    ['198.18.0.23', /VPN or a proxy program.*made-up.*connections\.trustedNetworks: \['198\.18\.0\.0\/15'\]/],
    ['10.1.2.3', /name server of this network.*\['10\.0\.0\.0\/8'\]/],
    ['fd00::1', /name server of this network.*\['fc00::\/7'\]/],
    ['0.0.0.0', /filter seems to block.*\['0\.0\.0\.0'\]/],
    ['64:ff9b::c0a8:101', /stands for 192\.168\.1\.1, as with NAT64.*\['64:ff9b::c0a8:101'\]/],
    ['203.0.113.9', /not a public address\. If you trust.*\['203\.0\.113\.9'\]/],
  ])('%s', async (address, says) => {
    answerWith(address)
    const error = await rejection((await openScene()).fetch())
    expect(error).toMatchObject({ code: 'download', phase: 'download', retryable: false })
    expect(error.message).toMatch(says)
    expect(error.message).toContain('nothing is generated anew')
  })
})

test.each([
  '198.18.0.0/33',
  '::/129',
  'home',
  '198.18/15',
  '10.0.0.0/8/8',
  '',
  'fe80::1%eth0',
  '10.0.0.0/-1',
])('%j is no network, which is told where it is set', (network) => {
  const connections = { trustedNetworks: [network] }
  const refusal = expect.objectContaining({
    code: 'invalid-input',
    message: expect.stringContaining(
      "connections.trustedNetworks[0] must be a network such as '198.18.0.0/15'",
    ),
  })
  expect(() => acme({ apiKey, connections })).toThrow(refusal)
  expect(() => createClient({ providers: [acme({ apiKey })], connections })).toThrow(refusal)
})

test('a provider is not reached in two ways: the second client is refused', async () => {
  const { provider } = await openScene({ ofClient: here })
  expect(() => createClient({ providers: [provider], connections: here })).not.toThrow()
  expect(() => createClient({ providers: [provider] })).toThrow(
    "'acme' is used by another client with other connections",
  )
})
