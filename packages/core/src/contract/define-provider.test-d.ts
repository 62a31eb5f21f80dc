import { expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { textToVideo } from '../capability/video.js'
import type { NoAccount } from './account.js'
import { type Credential, credential, type OptionalCredential, optionalCredential } from './credential.js'
import { defineProvider } from './define-provider.js'
import { defineModel } from './model.js'
import type { Provider } from './provider.js'

const kite = defineModel({
  title: 'Kite',
  capability: textToVideo,
  input: z.strictObject({ prompt: z.string() }),
  start: async () => ({ ref: 't-1' }),
  poll: async () => ({ state: 'running' }),
})
const common = {
  id: 'acme',
  title: 'Acme',
  baseUrl: 'https://acme.example',
  downloads: { hosts: [] },
  models: () => ({ kite }),
} as const

test('settings that all may be left out may be left out as a whole', () => {
  const acme = defineProvider({ ...common, settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }) })
  expectTypeOf(acme()).toEqualTypeOf<Provider<'acme', { kite: typeof kite }, NoAccount>>()
  acme({})
  acme({ apiKey: 'secret', baseUrl: 'http://localhost:3000', limits: { concurrentTasks: 2 } })
  acme({ apiKey: () => 'secret' })
  acme({ apiKey: async () => 'secret', downloadHosts: ['cdn.example'] })
  // @ts-expect-error a credential is a text or a function
  acme({ apiKey: 1 })
  // @ts-expect-error there is no such setting
  acme({ apikey: 'secret' })
  // @ts-expect-error there is no such limit
  acme({ limits: { tasks: 1 } })
})

test('a setting that is required must be given', () => {
  const acme = defineProvider({
    ...common,
    settings: z.strictObject({ bucket: z.string(), region: z.enum(['eu', 'us']).default('eu') }),
  })
  expectTypeOf(acme({ bucket: 'b' }).id).toEqualTypeOf<'acme'>()
  // @ts-expect-error the bucket is required
  acme()
  // @ts-expect-error the bucket is required under another id too
  acme({ as: 'second' })
  // @ts-expect-error there is no such region
  acme({ bucket: 'b', region: 'mars' })
})

test('the id is the literal that `as` gives', () => {
  const acme = defineProvider({ ...common, settings: z.strictObject({}) })
  expectTypeOf(acme({ as: 'second' }).id).toEqualTypeOf<'second'>()
  expectTypeOf(acme({}).id).toEqualTypeOf<'acme'>()
})

test('a vendor without settings of its own has those that all have, and no other', () => {
  const acme = defineProvider({ ...common, settings: z.strictObject({}) })
  acme()
  acme({ baseUrl: 'http://localhost:3000' })
  // @ts-expect-error there is no such setting
  acme({ apiKey: 'secret' })
  // @ts-expect-error there is no such setting under another id either
  acme({ as: 'second', apiKey: 'secret' })
})

test('a provider is given its settings as the schema makes them', () => {
  defineProvider({
    ...common,
    settings: z.strictObject({
      apiKey: credential('ACME_API_KEY'),
      token: optionalCredential('ACME_TOKEN'),
      region: z.enum(['eu', 'us']).default('eu'),
    }),
    baseUrl: ({ region }) => {
      expectTypeOf(region).toEqualTypeOf<'eu' | 'us'>()
      return `https://${region}.acme.example`
    },
    async authorize({ url }, { apiKey, token }) {
      expectTypeOf(url).toEqualTypeOf<URL>()
      expectTypeOf(apiKey).toEqualTypeOf<Credential>()
      expectTypeOf(token).toEqualTypeOf<OptionalCredential>()
      return { 'x-api-key': await apiKey() }
    },
    fault: ({ body }) => {
      expectTypeOf(body).toBeUnknown()
      return undefined
    },
  })
  defineProvider({
    ...common,
    settings: z.strictObject({ token: optionalCredential('ACME_TOKEN') }),
    // @ts-expect-error a header is a text: a credential that may be absent is looked at first
    authorize: async (_request, { token }) => ({ 'x-token': await token() }),
  })
  defineProvider({
    ...common,
    settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
    authorize: async (_request, { apiKey }) => ({ headers: { 'x-a': 'b' }, query: { key: await apiKey() } }),
  })
  // @ts-expect-error a parameter of the query is a text
  defineProvider({ ...common, settings: z.strictObject({}), authorize: async () => ({ query: { key: 1 } }) })
  // @ts-expect-error an error has one of the codes that there are
  defineProvider({ ...common, settings: z.strictObject({}), fault: () => ({ code: 'oops', message: '' }) })
})

test('the hosts that a user may place are those of the definition', () => {
  const acme = defineProvider({
    ...common,
    settings: z.strictObject({ zone: z.string().default('a') }),
    hosts: { eu: 'https://eu.acme.example', files: ({ zone }) => `https://${zone}.acme.example` },
    async authorize({ host }) {
      expectTypeOf(host).toEqualTypeOf<string | undefined>()
      return {}
    },
  })
  expectTypeOf(acme()).toEqualTypeOf<Provider<'acme', { kite: typeof kite }, NoAccount>>()
  acme({ hosts: { eu: 'http://localhost:3000' } })
  acme({ as: 'second', zone: 'b', hosts: { eu: 'http://localhost:3000', files: 'http://localhost:4000' } })
  // @ts-expect-error the vendor has no such host
  acme({ hosts: { us: 'http://localhost:3000' } })
  const single = defineProvider({ ...common, settings: z.strictObject({}) })
  // @ts-expect-error the vendor has no further host
  single({ hosts: { eu: 'http://localhost:3000' } })
})

test('only a user can say that a vendor is on a private network', () => {
  const acme = defineProvider({ ...common, settings: z.strictObject({}) })
  acme({ baseUrl: 'http://10.0.0.1:8188', privateNetwork: true })
  // @ts-expect-error a definition cannot say it
  defineProvider({ ...common, settings: z.strictObject({}), privateNetwork: true })
})
