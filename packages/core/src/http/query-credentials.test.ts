import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json, raw } from '../../test/replies.js'
import { closedPort, openVendor } from '../../test/scripted-vendor.js'
import { createClient } from '../client/create-client.js'
import { type Authorization, credential, defineModel, defineProvider, textToImage, z } from '../provider.js'

const key = 'AIza/kite+0123 456789'
const signature = 'c2lnbmF0dXJlLzAxMjM='

function clientAt(baseUrl: string, authorization: (apiKey: string) => Authorization) {
  const journal = recordingJournal()
  const draw = defineModel({
    title: 'Draw',
    capability: textToImage,
    input: z.strictObject({ prompt: z.string() }),
    async start(_input, { http }) {
      await http.json({ method: 'POST', path: '/draw', query: { size: 'xl', key: 'none' }, body: '{}' })
      return { ref: 't1' }
    },
    poll: async () => ({ state: 'running' }),
  })
  const provider = defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
    baseUrl,
    downloads: { hosts: [] },
    authorize: async (_request, { apiKey }) => authorization(await apiKey()),
    models: () => ({ draw }),
  })({ apiKey: key })
  return { journal, client: createClient({ providers: [provider], journal }) }
}

const inQuery = (apiKey: string): Authorization => ({
  headers: { 'x-note': 'a' },
  query: { key: apiKey, sign: signature, region: 'north-by-west' },
})

test('credentials in the query are sent beside those in the headers, over what the request says', async () => {
  const vendor = await openVendor()
  vendor.script('POST /draw', json({}))
  await clientAt(vendor.origin, inQuery).client.submit('acme/draw', { prompt: 'kite' })
  const [request] = vendor.requests
  const { pathname, searchParams } = new URL(request?.path ?? '', vendor.origin)
  expect(pathname).toBe('/draw')
  expect(Object.fromEntries(searchParams)).toEqual({
    size: 'xl',
    key,
    sign: signature,
    region: 'north-by-west',
  })
  expect(request?.headers['x-note']).toBe('a')
})

test('a header may be called query', async () => {
  const vendor = await openVendor()
  vendor.script('POST /draw', json({}))
  const { client } = clientAt(vendor.origin, (apiKey) => ({
    query: 'none',
    headers: 'none',
    'x-api-key': apiKey,
  }))
  await client.submit('acme/draw', { prompt: 'kite' })
  expect(vendor.requests[0]?.headers).toMatchObject({ query: 'none', headers: 'none', 'x-api-key': key })
})

test.each([
  'update',
  'candidate',
  'xregion',
  'mytype',
  'lifetime',
  'api_version',
  'session-action',
  '__proto__',
])(
  'a credential in the query is hidden under the name %s, which only holds the word of another',
  async (name) => {
    const secret = `otter ${name}`
    const vendor = await openVendor()
    vendor.script('POST /draw', raw(`no kite for ${secret}`, { status: 403 }))
    const query = Object.fromEntries([[name, secret]])
    const error = await rejection(
      clientAt(vendor.origin, () => ({ query })).client.submit('acme/draw', { prompt: 'kite' }),
    )
    expect(error.message).toContain('no kite for [hidden]')
  },
)

test.each(['region', 'Version', 'api-version', 'Action', 'X-Amz-SignedHeaders'])(
  'what stands under the name %s is no credential, and errors quote it',
  async (name) => {
    const vendor = await openVendor()
    vendor.script('POST /draw', raw('no kite for west-by-south', { status: 403 }))
    const query = { [name]: 'west-by-south' }
    const error = await rejection(
      clientAt(vendor.origin, () => ({ query })).client.submit('acme/draw', { prompt: 'kite' }),
    )
    expect(error.message).toContain('no kite for west-by-south')
  },
)

test.each([
  ['a vendor that quotes them', raw],
  ['a vendor that is not there', undefined],
])('no error, event or record of %s shows them, in any form', async (_what, reply) => {
  const vendor = await openVendor()
  vendor.script('POST /draw', (response, request) => {
    const { searchParams } = new URL(request.path, vendor.origin)
    reply?.(`${request.path} ${searchParams.get('key')} ${searchParams.get('sign')} north-by-west`, {
      status: 403,
    })(response, request)
  })
  const events: unknown[] = []
  const note = (event: unknown): void => void events.push(event)
  subscribe('mediaplug.request', note)
  onTestFinished(() => void unsubscribe('mediaplug.request', note))
  const origin = reply ? vendor.origin : `http://127.0.0.1:${await closedPort()}`
  const { client, journal } = clientAt(origin, inQuery)

  const stop = AbortSignal.timeout(reply ? 10_000 : 500)
  const error = await rejection(
    client.submit('acme/draw', { prompt: `draw ${key} and ${signature}` }, { signal: stop }),
  )

  expect(events).not.toHaveLength(0)
  expect(events[0]).toMatchObject({ path: '/draw' })
  if (reply) expect(error.message).toContain('north-by-west')
  const shown = [inspect(error, { depth: 9 }), JSON.stringify(error), JSON.stringify(events)].join()
  for (const form of [
    key,
    signature,
    encodeURIComponent(key),
    new URLSearchParams({ key }).toString().slice(4),
  ])
    expect(shown).not.toContain(form)
  expect(JSON.stringify(journal.records)).not.toContain(key)
})
