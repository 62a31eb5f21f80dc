import { describe, expect, test } from 'vitest'
import { openScene } from '../../test/scene.js'

const { open, sent, expectRefused } = await openScene()
const client = open()
const submit = (field: object) =>
  client.submit('tomoviee/text-to-speech', { text: 'Good morning.', ...field })

test('the request on the wire has the text and the usual voice', async () => {
  expect(await sent(submit({}))).toEqual({
    capacity: 'tm_text2speech',
    body: { text: 'Good morning.', voice_id: 'zh-CN-YunxiNeural' },
  })
})

describe('the voice', () => {
  test.each([
    ['en-GB-RyanNeural', { voice: 'en-GB-RyanNeural' }],
    ['fr-FR-DeniseNeural', { voice: 'fr-FR-DeniseNeural' }],
    ['my-own-voice', { voice: 'my-own-voice' }],
    ['en-US-JennyNeural', { language: 'en' }],
    ['en-US-JennyNeural', { language: 'en-US' }],
    ['en-GB-SoniaNeural', { language: 'en-GB' }],
    ['zh-CN-YunxiNeural', { language: 'zh' }],
    ['zh-CN-YunxiNeural', { language: 'zh-CN' }],
    ['en-US-GuyNeural', { language: 'en', voice: 'en-US-GuyNeural' }],
    ['fr-FR-DeniseNeural', { language: 'fr', voice: 'fr-FR-DeniseNeural' }],
  ])('is %s for %o', async (voice, field) => {
    const { body } = await sent(submit(field))
    expect(body).toEqual({ text: 'Good morning.', voice_id: voice })
  })

  test.each([
    ['without a voice, one of zh, zh-CN, en, en-US, en-GB, got ', { language: 'fr' }],
    ['language must be that of the voice', { language: 'en-AU' }],
    ['language must be that of the voice', { language: '' }],
    ['language must be that of the voice', { language: 'en', voice: 'zh-CN-YunxiNeural' }],
    ['language must be that of the voice', { language: 'e', voice: 'en-US-GuyNeural' }],
    ['voice must not be blank', { voice: '' }],
    ['voice must be a string', { voice: 5 }],
  ])('refuses, saying that %s', async (message, field) => {
    await expectRefused(submit(field), message)
  })
})

test('what one page of the vendor asks for besides is sent where it is given', async () => {
  const { body } = await sent(
    open({ wsid: 'w-1' }).submit('tomoviee/text-to-speech', { text: 'Good morning.', drive: 'fast' }),
  )
  expect(body).toMatchObject({ wsid: 'w-1', drive: 'fast' })
})

describe('limits', () => {
  test.each(['a'.repeat(5000), '😀'.repeat(5000)])('5000 characters are accepted', async (text) => {
    await expect(submit({ text })).resolves.toHaveProperty('handle')
  })

  test.each([
    ['text must have at most 5000 characters', { text: 'a'.repeat(5001) }],
    ['text must not be blank', { text: ' \n' }],
    ['prompt is not supported', { prompt: 'Good morning.' }],
  ])('refuses, saying that %s', async (message, field) => {
    await expectRefused(submit(field), message)
  })
})
