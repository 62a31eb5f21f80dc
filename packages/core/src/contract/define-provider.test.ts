import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { textToImage } from '../capability/image.js'
import { redact } from '../error/redact.js'
import { credential } from './credential.js'
import { defineProvider } from './define-provider.js'
import { defineModel } from './model.js'

const secret = 'k-0123456789'
const draw = defineModel({
  title: 'Draw',
  capability: textToImage,
  input: z.strictObject({ prompt: z.string() }),
  start: async () => ({ ref: 't-1' }),
  poll: async () => ({ state: 'running' }),
})

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({
    apiKey: credential('ACME_API_KEY'),
    region: z.enum(['eu', 'us']).default('eu'),
  }),
  baseUrl: ({ region }) => `https://${region}.acme.example`,
  downloads: { hosts: ['.acme.example'], insecure: 'after-https' },
  limits: { concurrentTasks: 2, requestsPerSecond: 5 },
  authorize: async (_request, { apiKey }) => ({ 'x-api-key': await apiKey() }),
  fault: ({ status }) => (status === 418 ? { code: 'rejected', message: 'a teapot' } : undefined),
  models: ({ region }) => ({ [region === 'eu' ? 'draw' : 'draw-us']: draw }),
})
const plain = {
  id: 'plain',
  title: 'Plain',
  baseUrl: 'https://plain.example',
  downloads: { hosts: [] },
  models: () => ({ draw }),
} as const
const now = new Date()
const request = {
  method: 'GET',
  path: '/',
  url: new URL('https://eu.acme.example'),
  headers: {},
  now,
} as const

describe('a provider', () => {
  test('has the vendor’s id, or the one that `as` gives', () => {
    expect(acme()).toMatchObject({ id: 'acme', title: 'Acme' })
    expect(acme({ as: 'second' })).toMatchObject({ id: 'second', title: 'Acme' })
  })

  test('has models and base URL by its settings', () => {
    expect(acme({ region: 'us' })).toMatchObject({
      models: { 'draw-us': draw },
      baseUrl: 'https://us.acme.example',
    })
  })

  test.each(['http://127.0.0.1:3000/acme', 'http://127.0.0.1:3000/acme/', 'http://127.0.0.1:3000/acme//'])(
    'goes where baseUrl %s says, without a slash at its end',
    (baseUrl) => {
      expect(acme({ baseUrl }).baseUrl).toBe('http://127.0.0.1:3000/acme')
    },
  )

  test('adds the user’s download hosts to its own', () => {
    expect(acme({ downloadHosts: ['cdn.example'] }).downloads).toEqual({
      hosts: ['.acme.example', 'cdn.example'],
      insecure: 'after-https',
    })
  })

  test('has the vendor’s limits, each of which the user may change', () => {
    expect(acme({ limits: { concurrentTasks: 9 } }).limits).toEqual({
      concurrentTasks: 9,
      requestsPerSecond: 5,
    })
    expect(acme({ limits: { concurrentTasks: undefined } }).limits).toMatchObject({ concurrentTasks: 2 })
  })

  test('tells the vendor’s errors', () => {
    expect(acme().fault({ status: 418, headers: {}, body: {} })).toMatchObject({ code: 'rejected' })
    expect(acme().fault({ status: 200, headers: {}, body: {} })).toBeUndefined()
  })

  test('without credentials and errors of its own sends no header and finds no fault', async () => {
    const provider = defineProvider({ ...plain, settings: z.strictObject({}) })()
    expect(await provider.authorize(request)).toEqual({})
    expect(provider.fault({ status: 500, headers: {}, body: {} })).toBeUndefined()
    expect(provider.limits).toEqual({})
  })
})

describe('a setting that is wrong is refused by its name', () => {
  test.each([
    { settings: { apikey: 'x' }, says: 'acme(): apikey is not supported; did you mean apiKey?' },
    {
      settings: { baseURL: 'https://x.example' },
      says: 'acme(): baseURL is not supported; did you mean baseUrl?',
    },
    {
      settings: { colour: 0 },
      says: expect.stringContaining('colour is not supported; allowed are apiKey, region, as,'),
    },
    { settings: { region: 'mars' }, says: "acme(): region must be one of 'eu', 'us', got 'mars'." },
    { settings: { as: 'a/b' }, says: expect.stringContaining('as must consist of') },
    {
      settings: { baseUrl: 'http://acme.example' },
      says: expect.stringContaining('baseUrl must be an https: URL'),
    },
    { settings: { limits: { tasks: 1 } }, says: 'acme(): limits.tasks is not supported.' },
  ])('$settings', ({ settings, says }) => {
    expect(() => acme(settings as object)).toThrow(
      expect.objectContaining({ code: 'invalid-input', phase: 'input', message: says }),
    )
  })

  test('but a password in it is not repeated', () => {
    const act = () => acme({ baseUrl: 'https://me:hunter22@acme.example' })
    expect(act).toThrow(/baseUrl must be/)
    expect(act).not.toThrow(/hunter22/)
  })
})

describe('a credential', () => {
  test('is looked up when a request is made, and known for redaction from then on', async () => {
    const apiKey = vi.fn(() => secret)
    const provider = acme({ apiKey })
    expect(apiKey).not.toHaveBeenCalled()
    expect(provider.secrets()).toEqual([])
    expect(await provider.authorize(request)).toEqual({ 'x-api-key': secret })
    expect(provider.secrets()).toEqual([secret])
  })

  test('can be looked up before, and is then fetched anew for the request', async () => {
    const apiKey = vi.fn(() => secret)
    const provider = acme({ apiKey })
    await provider.reveal?.()
    expect(provider.secrets()).toEqual([secret])
    await provider.authorize(request)
    await provider.reveal?.()
    expect(apiKey).toHaveBeenCalledTimes(2)
  })

  test('is shown by nothing', async () => {
    const provider = acme({ apiKey: secret })
    await provider.authorize(request)
    expect(inspect(provider, { depth: 9, showHidden: true })).not.toContain(secret)
    expect(JSON.stringify(provider)).not.toContain(secret)
  })

  test('is hidden in the form in which it was sent', async () => {
    const derived = 'derived-0123456789'
    const deriving = defineProvider({
      ...plain,
      settings: z.strictObject({}),
      authorize: async () => ({ authorization: `Bearer ${derived}` }),
    })
    await deriving().authorize(request)
    expect(redact(`no such token: ${derived}`)).toBe('no such token: [hidden]')
  })
})

describe('a credential in the settings of settings', () => {
  const key = credential('ACME_API_KEY')
  const settings = z.strictObject({
    auth: z.strictObject({ key }).optional(),
    keys: z.array(key).optional(),
    either: z.union([key, z.strictObject({ user: z.string(), password: key })]).optional(),
    accounts: z.record(z.string(), z.tuple([z.string(), key])).optional(),
  })
  const nested = defineProvider({ ...plain, settings })
  const fetched = (name: string) => async () => `sk-${name}-0123456789`

  test.each([
    ['in an object', { auth: { key: fetched('object') } }, ['sk-object-0123456789']],
    ['in a list', { keys: [fetched('one'), fetched('two')] }, ['sk-one-0123456789', 'sk-two-0123456789']],
    ['in one of two forms', { either: fetched('form') }, ['sk-form-0123456789']],
    ['in the other form', { either: { user: 'me', password: fetched('pass') } }, ['sk-pass-0123456789']],
    ['in a record of tuples', { accounts: { main: ['me', fetched('tuple')] } }, ['sk-tuple-0123456789']],
  ] as const)('%s can be looked up, and is hidden then', async (_where, given, secrets) => {
    const provider = nested(given as object)
    await provider.reveal?.()
    expect(provider.secrets()).toEqual(secrets)
    for (const one of secrets) expect(redact(`no such key: ${one}`)).toBe('no such key: [hidden]')
  })

  test.each([
    [{ auth: 'sk-wrong-0123456789' }],
    [{ auth: { key: ['sk-wrong-0123456789'] } }],
    [{ auth: { key: secret, more: 'sk-wrong-0123456789' } }],
    [{ keys: 'sk-wrong-0123456789' }],
    [{ keys: [secret, ['sk-wrong-0123456789']] }],
    [{ either: ['sk-wrong-0123456789'] }],
    [{ either: { user: 'me', password: ['sk-wrong-0123456789'] } }],
    [{ accounts: { main: 'sk-wrong-0123456789' } }],
    [{ accounts: { main: [secret, ['sk-wrong-0123456789']] } }],
  ])('that is wrong is refused, and not repeated: %o', (given) => {
    expect(() => nested(given as object)).toThrow(/^plain\(\): /)
    expect(() => nested(given as object)).not.toThrow(/sk-wrong/)
  })
})
