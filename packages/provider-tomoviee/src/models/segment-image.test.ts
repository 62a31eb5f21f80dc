import { describe, expect, test } from 'vitest'
import { fileOf } from '../../test/files.js'
import { cat, openScene } from '../../test/scene.js'

const { open, sent, expectRefused } = await openScene()
const flat = open()
const storageInfo = { input: { oss: 'pictures' } }
const template = open({ dialect: 'template', wsid: 7, storageInfo })

describe('the request on the wire', () => {
  test('asks for the subject where nothing else is said', async () => {
    expect(await sent(flat.submit('tomoviee/segment-image', { image: cat }))).toEqual({
      capacity: 'tm_reference_img2mask',
      body: { image: cat, control_type: '2' },
    })
  })

  test('has every field in the vendor’s names', async () => {
    const request = { image: cat, controlType: 'edge', prompt: 'the cat' } as const
    expect(await sent(flat.submit('tomoviee/segment-image', request))).toMatchObject({
      body: { image: cat, control_type: '0', prompt: 'the cat' },
    })
  })

  test('has the other form in the dialect ‘template’', async () => {
    const request = { image: cat, controlType: 'pose' } as const
    expect(await sent(template.submit('tomoviee/segment-image', request))).toEqual({
      capacity: 'tm_reference_img2mask',
      body: {
        wsid: 7,
        storage_info: storageInfo,
        template_info: [
          {
            template_id: 'tm_reference_img2mask_template_spatial',
            input_params: { control_type: '1', init_image: cat },
          },
        ],
      },
    })
  })
})

describe('limits', () => {
  test.each([
    ['image: it is video/mp4', { image: fileOf('mp4') }],
    ['image: it has 200000000 bytes', { image: fileOf('png', 200_000_000) }],
    ['prompt must not be blank', { prompt: ' ' }],
    ["controlType must be one of 'edge', 'pose', 'subject', 'depth', got '2'", { controlType: '2' }],
  ])('refuses, saying that %s', async (message, field) => {
    await expectRefused(flat.submit('tomoviee/segment-image', { image: cat, ...field } as never), message)
  })

  test('an image in a format that the dialect ‘template’ lacks is refused there', async () => {
    const submission = template.submit('tomoviee/segment-image', { image: fileOf('webp') })
    await expectRefused(submission, 'it is image/webp, allowed are image/jpeg, image/png')
  })

  test.each([{}, { wsid: 7 }, { storageInfo }])(
    'without wsid and storageInfo, the dialect ‘template’ cannot be asked: %o',
    async (settings) => {
      const client = open({ dialect: 'template', ...settings })
      const submission = client.submit('tomoviee/segment-image', { image: cat })
      await expectRefused(submission, 'needs the settings wsid and storageInfo')
    },
  )

  test('a prompt, which the dialect ‘template’ lacks, is refused there', async () => {
    const submission = template.submit('tomoviee/segment-image', { image: cat, prompt: 'the cat' })
    await expectRefused(submission, "prompt is not supported in the dialect 'template'")
  })
})
