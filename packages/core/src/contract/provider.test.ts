import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { textToImage } from '../capability/image.js'
import { credential } from './credential.js'
import { defineModel } from './model.js'
import { defineProvider } from './provider.js'

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
    const plain = defineProvider({
      id: 'plain',
      title: 'Plain',
      settings: z.strictObject({}),
      baseUrl: 'https://plain.example',
      downloads: { hosts: [] },
      models: () => ({ draw }),
    })()
    expect(await plain.authorize(request)).toEqual({})
    expect(plain.fault({ status: 500, headers: {}, body: {} })).toBeUndefined()
    expect(plain.limits).toEqual({})
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

  test('is shown by nothing', async () => {
    const provider = acme({ apiKey: secret })
    await provider.authorize(request)
    expect(inspect(provider, { depth: 9, showHidden: true })).not.toContain(secret)
    expect(JSON.stringify(provider)).not.toContain(secret)
  })
})
