import { expect, test, vi } from 'vitest'
import { download } from '../../../../test/files.js'
import { image, pixelAt, readPixels } from '../../../../test/media.js'
import { startTomoviee } from '../../../../test/tomoviee.js'
import { testLimits } from '../../../../test/tomoviee-limits.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const { sandbox, files, clientOf } = await startTomoviee({
  'blue.png': await image('png', 600, 520, '#0000ff'),
  'blue.jpg': await image('jpeg', 600, 520, '#0000ff'),
  'blue.webp': await image('webp', 600, 520, '#0000ff'),
  'black.png': await image('png', 600, 520, '#000000'),
  'white.png': await image('png', 600, 520, '#ffffff'),
  'other.png': await image('png', 601, 520),
  'low.png': await image('png', 600, 512),
  'least.png': await image('png', 513, 513),
  'most.png': await image('png', 2047, 700),
  'far.png': await image('png', 2048, 700),
  'long.png': await image('png', 1539, 513),
})
const client = clientOf('tm_redrawing')
const far = 'https://example.com/input'
const minimal = { prompt: 'a dog', init_image: far }
testLimits(sandbox, {
  capacity: 'tm_redrawing',
  minimal,
  full: { ...minimal, mask_url: far },
  inside: [],
  outside: [{ prompt: '' }, { init_image: 'x' }, { mask_url: 'x' }],
})

const redraw = (name: string, mask?: string) =>
  client.create({
    prompt: 'x',
    init_image: `${files.origin}/${name}`,
    ...(mask === undefined ? {} : { mask_url: `${files.origin}/${mask}` }),
  })

test.each(['blue.png', 'blue.jpg', 'least.png', 'most.png'])('takes %s', async (name) => {
  expect((await redraw(name)).body.msg).toBe('success')
})

test.each([
  ['blue.webp', undefined, 'init_image: is webp, but must be jpeg or png'],
  ['low.png', undefined, 'init_image: is 600 × 512, but both sides must be > 512 and < 2048'],
  ['far.png', undefined, 'init_image: is 2048 × 700, but both sides must be > 512 and < 2048'],
  ['long.png', undefined, 'init_image: is 1539 × 513: the ratio must be < 3'],
  ['blue.png', 'low.png', 'mask_url: is 600 × 512, but both sides must be > 512 and < 2048'],
  ['blue.png', 'other.png', 'mask_url: must be 600 × 520, as init_image is'],
])('refuses %s with the mask %s with 422', async (name, mask, message) => {
  const answer = await redraw(name, mask)
  expect([answer.status, answer.body]).toEqual([422, { code: 680422, msg: message, data: null }])
})

test('keeps what is black in the mask and draws anew what is white', async () => {
  const colours = await Promise.all(
    ['black.png', 'white.png'].map(async (mask) => {
      const body = {
        prompt: 'x',
        init_image: `${files.origin}/blue.png`,
        mask_url: `${files.origin}/${mask}`,
      }
      const { images_path } = await client.run(body)
      const [file = Buffer.alloc(0)] = await download(images_path)
      expect(await readPixels(file)).toMatchObject({ width: 600, height: 520 })
      return pixelAt(file, 4, 4)
    }),
  )
  expect(colours[0]).toEqual([0, 0, 255])
  expect(colours[1]).not.toEqual([0, 0, 255])
})

test('a redrawing of files elsewhere is 1024 × 1024', async () => {
  const { images_path } = await client.run({ ...minimal, mask_url: far })
  const [file = Buffer.alloc(0)] = await download(images_path)
  expect(await readPixels(file)).toMatchObject({ width: 1024, height: 1024 })
})
