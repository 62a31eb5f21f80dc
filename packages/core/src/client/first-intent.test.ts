import { afterEach, expect, test, vi } from 'vitest'
import { recordingJournal } from '../../test/recording-journal.js'
import { scriptSuccess } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { createClient } from './create-client.js'

afterEach(() => void vi.unstubAllEnvs())

type Source = string | (() => string | Promise<string>) | undefined

test.each<[string, string, Source]>([
  ['given as it is', 'sk-given-0123456789', 'sk-given-0123456789'],
  ['fetched', 'sk-fetched-0123456789', async () => 'sk-fetched-0123456789'],
  ['of the environment', 'sk-environment-0123456789', undefined],
])('the first intent holds no credential that is %s', async (_how, secret, apiKey) => {
  vi.stubEnv('ACME_API_KEY', apiKey === undefined ? secret : undefined)
  const vendor = await openVendor()
  scriptSuccess(vendor)
  const provider = acme(
    apiKey === undefined ? { baseUrl: vendor.origin } : { apiKey, baseUrl: vendor.origin },
  )
  const journal = recordingJournal()
  const client = createClient({ providers: [provider], journal, pacing: () => 20, timeoutMs: 10_000 })
  await client.submit('acme/picture', { prompt: `draw ${secret}` })
  expect(journal.records[0]).toMatchObject({ type: 'intent', input: { prompt: 'draw [hidden]' } })
  expect(JSON.stringify(journal.records)).not.toContain(secret)
})

test('a credential that cannot be fetched is told by the start, and the journal keeps nothing unsettled', async () => {
  const vendor = await openVendor()
  const sealed = () => Promise.reject(new Error('the vault is sealed'))
  const provider = acme({ apiKey: sealed, baseUrl: vendor.origin })
  const journal = recordingJournal()
  const client = createClient({ providers: [provider], journal, timeoutMs: 10_000 })
  await expect(client.submit('acme/picture', { prompt: 'kite' })).rejects.toMatchObject({
    code: 'auth',
    phase: 'start',
  })
  expect(vendor.requests).toEqual([])
  expect(await journal.unsettled()).toEqual([])
})
