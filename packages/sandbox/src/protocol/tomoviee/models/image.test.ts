import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tomovieeClient } from '../../../../test/client.js'
import { download, type FileServer, serveFiles } from '../../../../test/files.js'
import { image, pixelAt, readPixels } from '../../../../test/media.js'
import { testLimits } from '../../../../test/tomoviee-limits.js'
import { createSandbox, type Sandbox } from '../../../index.js'

let sandbox: Sandbox<'tomoviee'>
let files: FileServer
const clientOf = (capacity: string) =>
  tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee, capacity)

beforeAll(async () => {
  sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0 })
  files = await serveFiles({
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
})
afterAll(async () => {
  await files[Symbol.asyncDispose]()
  await sandbox.close()
})

const far = 'https://example.com/input'
const png = [0x89, 0x50, 0x4e, 0x47]

describe('image-to-image', () => {
  const minimal = {
    prompt: 'a dog',
    reference_image: far,
    control_type: '0',
    width: 512,
    height: 2048,
    batch_size: 1,
    control_intensity: 0,
  }
  testLimits(() => sandbox, {
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
    const result = await clientOf('tm_reference_img2img').run({ ...minimal, height: 640, batch_size: 3 })
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
    const made = await Promise.all(
      changes.map((change) => clientOf('tm_reference_img2img').run({ ...minimal, height: 512, ...change })),
    )
    const images = await Promise.all(made.map(({ images_path }) => download(images_path)))
    expect(new Set(images.map(([file]) => file?.toString('base64'))).size).toBe(changes.length)
  })

  test('shows its reference in the upper right corner', async () => {
    const reference_image = `${files.origin}/blue.png`
    const { images_path } = await clientOf('tm_reference_img2img').run({
      ...minimal,
      height: 512,
      reference_image,
    })
    const [file = Buffer.alloc(0)] = await download(images_path)
    expect(await pixelAt(file, 410, 90)).toEqual([0, 0, 255])
  })
})

describe('redraw-image', () => {
  const minimal = { prompt: 'a dog', init_image: far }
  testLimits(() => sandbox, {
    capacity: 'tm_redrawing',
    minimal,
    full: { ...minimal, mask_url: far },
    inside: [],
    outside: [{ prompt: '' }, { init_image: 'x' }, { mask_url: 'x' }],
  })

  const redraw = (name: string, mask?: string) =>
    clientOf('tm_redrawing').create({
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
        const { images_path } = await clientOf('tm_redrawing').run(body)
        const [file = Buffer.alloc(0)] = await download(images_path)
        expect(await readPixels(file)).toMatchObject({ width: 600, height: 520 })
        return pixelAt(file, 4, 4)
      }),
    )
    expect(colours[0]).toEqual([0, 0, 255])
    expect(colours[1]).not.toEqual([0, 0, 255])
  })

  test('of files elsewhere is 1024 × 1024', async () => {
    const { images_path } = await clientOf('tm_redrawing').run({ ...minimal, mask_url: far })
    const [file = Buffer.alloc(0)] = await download(images_path)
    expect(await readPixels(file)).toMatchObject({ width: 1024, height: 1024 })
  })
})

describe('segment-image', () => {
  testLimits(() => sandbox, {
    capacity: 'tm_reference_img2mask',
    minimal: { image: far },
    full: { image: far, control_type: '3', prompt: 'the dog' },
    inside: [{ control_type: '0' }],
    outside: [{ control_type: '4' }, { control_type: 0 }, { prompt: '' }, { image: 'x' }],
  })

  const templateOf = (inputs: object, id = 'tm_reference_img2mask_template_spatial') => [
    { template_id: id, input_params: inputs },
  ]
  const template_info = templateOf({ control_type: '2', init_image: far })
  testLimits(() => sandbox, {
    capacity: 'tm_reference_img2mask',
    minimal: { template_info },
    full: { template_info },
    required: [],
    inside: [],
    outside: [{ image: far }, { template_info: [] }, { template_info: 'x' }],
  })

  test.each([
    [{ control_type: '2' }, 'init_image: is required'],
    [{ init_image: far }, 'control_type: is required'],
    [{ control_type: '5', init_image: far }, 'control_type: '],
    [{ control_type: '2', init_image: 'x' }, 'init_image: '],
  ])('refuses %j in the documented form', async (inputs, message) => {
    const answer = await clientOf('tm_reference_img2mask').create({ template_info: templateOf(inputs) })
    expect([answer.status, answer.body.msg]).toEqual([
      400,
      expect.stringContaining(`template_info.0.input_params.${message}`),
    ])
  })

  test('refuses another template', async () => {
    const body = { template_info: templateOf({ control_type: '2', init_image: far }, 'another') }
    expect((await clientOf('tm_reference_img2mask').create(body)).body.msg).toContain(
      'template_info.0.template_id: ',
    )
  })

  test.each(['0', '1', '2', '3'])(
    'makes a mask of its own for control type %s, in black and white',
    async (type) => {
      const run = (image: string, control_type: string) =>
        clientOf('tm_reference_img2mask').run({ image, control_type })
      const { mask_path } = await run(`${files.origin}/blue.png`, type)
      const [file = Buffer.alloc(0)] = await download(mask_path)
      const { width, height, black, white, other } = await readPixels(file)
      expect([width, height, other]).toEqual([600, 520, 0])
      expect(black).toBeGreaterThan(10_000)
      expect(white).toBeGreaterThan(1000)
      const [another] = await download(
        (await run(`${files.origin}/blue.png`, String((Number(type) + 1) % 4))).mask_path,
      )
      expect(file.equals(another ?? file)).toBe(false)
    },
  )

  test('makes a mask for each thing that the prompt names', async () => {
    const body = { image: `${files.origin}/blue.png`, prompt: 'sky and clouds' }
    const { mask_path } = await clientOf('tm_reference_img2mask').run(body)
    const [sky, clouds, ...more] = await download(mask_path)
    expect(sky?.equals(clouds ?? sky)).toBe(false)
    expect(more).toEqual([])
  })
})
