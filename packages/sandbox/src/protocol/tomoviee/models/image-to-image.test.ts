import { expect, test, vi } from 'vitest'
import { download } from '../../../../test/files.js'
import { image, pixelAt, readPixels } from '../../../../test/media.js'
import { startTomoviee } from '../../../../test/tomoviee.js'
import { testLimits } from '../../../../test/tomoviee-limits.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const { sandbox, files, clientOf } = await startTomoviee({
  'blue.png': await image('png', 600, 520, '#0000ff'),
})
const client = clientOf('tm_reference_img2img')
const far = 'https://example.com/input'
const png = [0x89, 0x50, 0x4e, 0x47]
const minimal = {
  prompt: 'a dog',
  reference_image: far,
  control_type: '0',
  width: 512,
  height: 2048,
  batch_size: 1,
  control_intensity: 0,
}
testLimits(sandbox, {
  capacity: 'tm_reference_img2img',
  minimal,
  full: { ...minimal, control_type: '2', init_image: far },
  inside: [
    { width: 2048 },
    { height: 512 },
    { batch_size: 4 },
    { control_intensity: 1 },
    { control_type: '3' },
    { control_type: '1', init_image: undefined },
  ],
  outside: [
    { prompt: '' },
    { width: 511 },
    { width: 2049 },
    { width: '1024' },
    { height: 511 },
    { height: 2049 },
    { height: 1024.5 },
    { batch_size: 0 },
    { batch_size: 5 },
    { control_intensity: -0.1 },
    { control_intensity: 1.1 },
    { control_type: '4' },
    { control_type: 2 },
    { init_image: undefined },
    { init_image: 'x' },
    { reference_image: 'x' },
  ],
})

test('makes as many different PNG images as were asked for, in the size asked for', async () => {
  const result = await client.run({ ...minimal, height: 640, batch_size: 3 })
  expect(result).toMatchObject({ model_version: 'sandbox', translate_prompt: 'a dog' })
  const images = await download(result.images_path)
  expect(new Set(images.map((file) => file.toString('base64'))).size).toBe(3)
  for (const file of images) {
    expect([...file.subarray(0, 4)]).toEqual(png)
    expect(await readPixels(file)).toMatchObject({ width: 512, height: 640 })
  }
})

test('makes other images for another prompt, control type and reference', async () => {
  const changes = [
    {},
    { prompt: 'a cat' },
    { reference_image: `${files.origin}/blue.png` },
    { control_type: '1' },
    { control_type: '2', init_image: far },
    { control_type: '3' },
  ]
  const made = await Promise.all(changes.map((change) => client.run({ ...minimal, height: 512, ...change })))
  const images = await Promise.all(made.map(({ images_path }) => download(images_path)))
  expect(new Set(images.map(([file]) => file?.toString('base64'))).size).toBe(changes.length)
})

test('shows its reference in the upper right corner', async () => {
  const reference_image = `${files.origin}/blue.png`
  const { images_path } = await client.run({
    ...minimal,
    height: 512,
    reference_image,
  })
  const [file = Buffer.alloc(0)] = await download(images_path)
  expect(await pixelAt(file, 410, 90)).toEqual([0, 0, 255])
})
