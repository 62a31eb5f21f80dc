import { describe, expect, test } from 'vitest'
import { fileOf, pngOf } from '../../test/files.js'
import { cat, openScene } from '../../test/scene.js'

const { open, sent, expectRefused } = await openScene()
const client = open()
const submit = (field: object) =>
  client.submit('tomoviee/redraw-image', { prompt: 'an empty table', image: cat, ...field })

describe('the request on the wire', () => {
  test('has no mask unless there is one', async () => {
    expect(await sent(submit({}))).toEqual({
      capacity: 'tm_redrawing',
      body: { prompt: 'an empty table', init_image: cat },
    })
  })

  test('has every field in the vendor’s names', async () => {
    const mask = 'https://media.example/mask.png'
    expect(await sent(submit({ mask }))).toMatchObject({
      body: { prompt: 'an empty table', init_image: cat, mask_url: mask },
    })
  })
})

describe('limits', () => {
  test.each([
    [513, 513],
    [2047, 2047],
    [2047, 683],
    [1538, 513],
    [513, 1538],
  ])('%d x %d pixels are accepted', async (width, height) => {
    await expect(submit({ image: pngOf(width, height) })).resolves.toHaveProperty('handle')
  })

  test.each([
    ['image: it is 512 x 1024 pixels, allowed are sides of 513 to 2047', { image: pngOf(512, 1024) }],
    ['image: it is 1024 x 2048 pixels', { image: pngOf(1024, 2048) }],
    ['image: it is 1539 x 513 pixels, allowed is a width of 0.33 to 3.00 times', { image: pngOf(1539, 513) }],
    ['image: it is 513 x 1539 pixels', { image: pngOf(513, 1539) }],
    ['mask: it is 512 x 512 pixels', { mask: pngOf(512, 512) }],
    ['image: it is image/webp, allowed are image/jpeg, image/png', { image: fileOf('webp') }],
    ['prompt must not be blank', { prompt: '' }],
    ['strength is not supported', { strength: 0.5 }],
  ])('refuses, saying that %s', async (message, field) => {
    await expectRefused(submit(field), message)
  })
})
