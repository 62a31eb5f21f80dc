import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/asset-scene.js'
import { heard } from '../../test/heard.js'
import { rejection } from '../../test/rejection.js'
import { json, raw } from '../../test/replies.js'
import { closedPort, openVendor } from '../../test/scripted-vendor.js'
import { sendRequest } from '../account/send-request.js'
import { createClient } from '../client/create-client.js'
import { defineModel, defineProvider, parseAnswer, textToImage, z } from '../provider.js'

const accepted = z.object({ id: z.string(), region: z.string() })

/** Accepts a task in a region, and asks after it there. */
const draw = defineModel({
  title: 'Draw',
  capability: textToImage,
  input: z.strictObject({ prompt: z.string() }),
  async start(_input, { http }) {
    const { id, region } = parseAnswer(accepted, await http.json({ method: 'POST', path: '/draw' }))
    return { ref: `${region}:${id}` }
  },
  async poll(ref, { http }) {
    const [host = '', id = ''] = ref.split(':')
    const answer = await http.json({ method: 'GET', host, path: `/draw/${encodeURIComponent(id)}` })
    const { url } = parseAnswer(z.object({ url: z.string() }), answer)
    return { state: 'succeeded', output: { assets: [{ kind: 'image', mediaType: 'image/png', url }] } }
  },
})

const authorizedFor: string[] = []

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({ zone: z.string().default('a') }),
  baseUrl: 'https://api.acme.example',
  hosts: { eu: 'https://eu.acme.example/v1', files: ({ zone }) => `https://files-${zone}.acme.example` },
  downloads: { hosts: [] },
  async authorize({ host, url }) {
    authorizedFor.push(`${host} ${url.pathname}`)
    return { 'x-for': host ?? 'all' }
  },
  models: () => ({ draw }),
})

describe('a request that names a host', () => {
  test('goes there, below its path, and credentials are made for it', async () => {
    authorizedFor.length = 0
    const [main, eu] = [await openVendor(), await openVendor()]
    main.script('POST /draw', json({ id: 't/1', region: 'eu' }))
    eu.script('GET /v1/draw', json({ url: `${eu.origin}/file` }))
    eu.script('GET /file', raw('<svg>picture</svg>'))
    const provider = acme({ baseUrl: main.origin, hosts: { eu: `${eu.origin}/v1/` } })
    const client = createClient({ providers: [provider], pacing: () => 20 })

    const { handle } = await client.submit('acme/draw', { prompt: 'kite' })
    expect(handle.ref).toBe('eu:t/1')
    const { assets } = await client.resume(handle).result()
    await assets[0].save(`${await temporaryFolder()}/kite`)

    expect(main.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /draw'])
    expect(eu.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/draw/t%2F1',
      'GET /file',
    ])
    expect(authorizedFor).toEqual(['undefined /draw', 'eu /v1/draw/t%2F1'])
    expect(main.requests[0]?.headers['x-for']).toBe('all')
    expect(eu.requests[0]?.headers['x-for']).toBe('eu')
    expect(eu.requests[1]?.headers).not.toHaveProperty('x-for')
  })

  test('is told with its host, and one to the base URL without', async () => {
    const vendor = await openVendor()
    vendor.script('GET /', json({}))
    const events = heard('mediaplug.request')
    const provider = acme({ baseUrl: vendor.origin })
    await sendRequest(provider, { method: 'GET', path: '/cat.png' })
    await sendRequest(provider, { method: 'GET', host: 'eu', path: '/cat.png' })
    expect(events).toMatchObject([{ path: '/cat.png' }, { path: '/cat.png', host: 'eu' }])
    expect(events[0]).not.toHaveProperty('host')
  })

  test('goes to the base URL that the user gives, unless the user says otherwise', async () => {
    const vendor = await openVendor()
    vendor.script('GET /', json({}))
    const provider = acme({ baseUrl: `${vendor.origin}/sandbox` })
    await sendRequest(provider, { method: 'GET', host: 'files', path: '/cat.png' })
    expect(vendor.requests.map(({ path }) => path)).toEqual(['/sandbox/cat.png'])
  })

  test('that the vendor does not have is an error that lists those it has, and nothing is sent', async () => {
    const vendor = await openVendor()
    const provider = acme({ baseUrl: vendor.origin })
    for (const host of ['us', '', 'constructor', 'https://evil.example']) {
      const error = await rejection(sendRequest(provider, { method: 'GET', host, path: '/cat.png' }))
      expect(error).toMatchObject({ code: 'invalid-input', retryable: false })
      expect(error.message).toContain(`There is no host '${host}'`)
      expect(error.message).toContain('eu, files')
    }
    expect(vendor.connections()).toBe(0)
  })

  test('by a reference that is forged goes nowhere', async () => {
    const vendor = await openVendor()
    const client = createClient({ providers: [acme({ baseUrl: vendor.origin })], pacing: () => 20 })
    const forged = {
      v: 1,
      model: 'acme/draw',
      ref: 'evil.example:1',
      submittedAt: '2026-01-01T00:00:00Z',
    } as const
    expect(await rejection(client.resume(forged).result())).toMatchObject({ code: 'invalid-input' })
    expect(vendor.connections()).toBe(0)
  })

  test('that cannot be reached is told by the host that it went to', async () => {
    const vendor = await openVendor()
    const host = `127.0.0.1:${await closedPort()}`
    const provider = acme({ baseUrl: vendor.origin, hosts: { eu: `http://${host}` } })
    const client = createClient({ providers: [provider], timeoutMs: 300, pacing: () => 20 })
    const handle = { v: 1, model: 'acme/draw', ref: 'eu:1', submittedAt: '2026-01-01T00:00:00Z' } as const
    const error = await rejection(client.resume(handle).result())
    expect(JSON.stringify([error.message, String(error.cause)])).toContain(host)
  })
})
