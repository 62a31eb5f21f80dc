import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { growOld } from '../../test/grow-old.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { kite, scriptSuccess } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { credential, defineProvider, z } from '../provider.js'
import { createClient } from './create-client.js'

const variable = 'NESTED_KEY'
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  vi.stubEnv(variable, undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** A vendor whose settings have their credentials further down. */
const nested = defineProvider({
  id: 'nested',
  title: 'Nested',
  settings: z.strictObject({
    accounts: z.array(z.strictObject({ user: z.string(), auth: z.union([credential(variable), z.null()]) })),
  }),
  baseUrl: 'https://api.nested.example',
  downloads: { hosts: [] },
  async authorize(_request, { accounts: [account] }) {
    const key = (await account?.auth?.()) ?? ''
    return { authorization: `Basic ${Buffer.from(`${account?.user}:${key}`).toString('base64')}` }
  },
  fault: (answer) => acme({ apiKey: 'unused-0123456789' }).fault(answer),
  models: () => acme({ apiKey: 'unused-0123456789' }).models,
})

type Source = string | (() => string | Promise<string>) | undefined

async function openNested(auth?: Source) {
  const vendor = await openVendor()
  scriptSuccess(vendor)
  const provider = nested({ accounts: [{ user: 'me', auth }], baseUrl: vendor.origin })
  const other = acme({ apiKey: () => 'sk-of-acme-0123456789', baseUrl: vendor.origin })
  const journal = recordingJournal()
  const client = createClient({ providers: [provider, other], journal, pacing: () => 20, timeoutMs: 10_000 })
  return { vendor, journal, client }
}

const printed = (value: unknown): string =>
  [inspect(value, { depth: 10, showHidden: true, maxStringLength: null }), JSON.stringify(value)].join('\n')

const refusing = (message: string) =>
  json({ error: { code: message, message, requestId: message } }, { status: 400 })

const forms: readonly [string, (secret: string) => string][] = [
  ['as it is', (secret) => secret],
  ['in a URL', (secret) => encodeURIComponent(secret)],
  ['in base64', (secret) => Buffer.from(`me:${secret}`).toString('base64')],
  ['in hexadecimal digits', (secret) => Buffer.from(secret).toString('hex')],
  ['with a colour in it', (secret) => `${secret.slice(0, 5)}\x1b[1m${secret.slice(5)}`],
]

describe('a credential within settings', () => {
  const secret = 'sk/nested+0123456789'

  test.each(forms)('that the vendor quotes %s is in no error and no journal', async (_name, form) => {
    const { vendor, journal, client } = await openNested(async () => secret)
    vendor.script('POST /tasks', refusing(`no such key: ${form(secret)}`))
    const error = await rejection(client.generate('nested/picture', kite))
    expect(vendor.requests[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from(`me:${secret}`).toString('base64')}`,
    )
    for (const part of [printed(error), String(error.stack), printed(journal.records)]) {
      expect(part).not.toContain(secret)
      expect(part).not.toContain(form(secret))
      expect(part).not.toContain('0123456789')
    }
    expect(error.message).toContain('[hidden]')
  })
})

describe('a credential that was looked up once', () => {
  test('is hidden though there is a newer one', async () => {
    const source = vi.fn(async () => `sk-nested-${source.mock.calls.length}-0123456789`)
    const { vendor, client } = await openNested(source)
    await client.submit('nested/picture', kite)
    await client.submit('nested/picture', kite)
    const [first] = vendor.seen('POST /tasks').map(({ headers }) => String(headers.authorization).slice(6))
    const key = Buffer.from(String(first), 'base64').toString().slice(3)
    expect(key).toMatch(/^sk-nested-\d-0123456789$/)
    vendor.script('POST /tasks', refusing(`no such key: ${key}, sent as ${first}`))
    const error = await rejection(client.generate('nested/picture', kite))
    expect(printed(error)).not.toContain(key)
    expect(printed(error)).not.toContain(first)
  })

  test('is hidden in what another vendor says, and in its journal', async () => {
    const secret = 'sk-shared-0123456789'
    const { vendor, client, journal } = await openNested(() => secret)
    await client.submit('nested/picture', kite)
    vendor.script('POST /tasks', refusing(`bad prompt: ${secret}`))
    const error = await rejection(client.generate('acme/picture', { prompt: `draw ${secret}` }))
    expect(error.message).toBe('acme/picture: bad prompt: [hidden]')
    expect(printed(error)).not.toContain(secret)
    expect(printed(journal.records)).not.toContain(secret)
  })
})

describe('what a vendor says of a failure', () => {
  const hostile = '\x1b[31mno\x9b2J \x1b]0;pwned\x07wi\x7fnd\u202e\b\r'

  test('has no terminal sequence where it refuses a start', async () => {
    const { vendor, client } = await openNested('sk-plain-0123456789')
    vendor.script('POST /tasks', refusing(hostile))
    const error = await rejection(client.generate('nested/picture', kite))
    expect(error.message).toMatch(/^nested\/picture: no wind\n?$/)
    expect(error).toMatchObject({ vendorCode: 'no wind ', requestId: 'no wind ' })
    expect(printed(error)).not.toMatch(/(?!\n)\p{Cc}|\\x1B|\u202e/u)
  })

  test.each(['failed', 'canceled', 'expired'])('has none in a status that is %s', async (state) => {
    const { vendor, client } = await openNested('sk-plain-0123456789')
    vendor.script('GET /tasks', json({ state, reason: hostile, code: hostile }))
    const statuses: unknown[] = []
    const onStatus = (status: unknown): void => void statuses.push(status)
    const task = await client.submit('nested/picture', kite)
    growOld()
    const error = await rejection(task.result({ onStatus }))
    expect(statuses).toHaveLength(1)
    for (const shown of [printed(error), printed(statuses)]) {
      expect(shown).toContain('no wind')
      expect(shown).not.toMatch(/(?!\n)\p{Cc}|\\x1B|\\u001b|\u202e/u)
    }
  })

  test('has none where it answers something else', async () => {
    const { vendor, client } = await openNested('sk-plain-0123456789')
    vendor.script('GET /tasks', json({ state: hostile }))
    const error = await rejection(client.generate('nested/picture', kite))
    expect(error.message).toContain('no wind')
    expect(printed(error)).not.toMatch(/(?!\n)\p{Cc}|\\x1B|\u202e/u)
  })
})
