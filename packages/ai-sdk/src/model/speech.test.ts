import { generateSpeech } from 'ai-7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openAcme } from '../../test/acme.js'
import { errorOf } from '../../test/error.js'
import { releases } from '../../test/sdk.js'
import { openVendors } from '../../test/vendor.js'
import { mediaplug } from '../index.js'

beforeEach(() => void vi.stubGlobal('AI_SDK_LOG_WARNINGS', false))

const text = 'The kite is red.'

describe.each(releases)('generateSpeech of %s', (_, { experimental_generateSpeech: speak }) => {
  test('speaks, and says where it is', async () => {
    const { client, asked } = await openVendors()
    const model = mediaplug(client).speech('tomoviee/text-to-speech')
    const { audio, warnings, providerMetadata } = await speak({
      model,
      text,
      voice: 'en-US-AvaNeural',
    })
    expect(audio.mediaType).toBe('audio/mpeg')
    expect(asked()).toMatchObject([{ text, voice_id: 'en-US-AvaNeural' }])
    expect(warnings).toEqual([])
    expect(providerMetadata).toMatchObject({
      mediaplug: { url: expect.any(String), handle: { model: 'tomoviee/text-to-speech' } },
    })
  })

  test('gives a warning for what the model has no setting for', async () => {
    const { client, starts } = await openAcme()
    const model = mediaplug(client).speech('acme/murmur')
    const settings = { voice: 'low', outputFormat: 'wav', instructions: 'softly', speed: 1.5, language: 'en' }
    const { warnings } = await speak({ model, text, ...settings })
    expect(warnings.map((warning) => 'feature' in warning && warning.feature)).toEqual([
      'voice',
      'outputFormat',
      'instructions',
      'language',
    ])
    expect(starts).toHaveLength(1)
  })

  test('asks once where a request is in doubt', async () => {
    const { sandbox, client, paid } = await openVendors()
    await sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'malformed-json' })
    const model = mediaplug(client).speech('tomoviee/text-to-speech')
    const error = await errorOf(speak({ model, text, maxRetries: 5 }))
    expect(error.code).toBe('submission-uncertain')
    expect(paid()).toBe(1)
  })
})

test('ai 7 takes the type of what it does not know from the vendor', async () => {
  const { client } = await openAcme()
  const { audio } = await generateSpeech({ model: mediaplug(client).speech('acme/murmur'), text })
  expect(audio.mediaType).toBe('audio/opus')
})
