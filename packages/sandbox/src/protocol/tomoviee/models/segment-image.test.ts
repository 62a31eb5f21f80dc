import { expect, test, vi } from 'vitest'
import { download } from '../../../../test/files.js'
import { image, readPixels } from '../../../../test/media.js'
import { startTomoviee } from '../../../../test/tomoviee.js'
import { testLimits } from '../../../../test/tomoviee-limits.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const { sandbox, files, clientOf } = await startTomoviee({
  'blue.png': await image('png', 600, 520, '#0000ff'),
  'photo.webp': await image('webp', 600, 520),
})
const client = clientOf('tm_reference_img2mask')
const far = 'https://example.com/input'
testLimits(sandbox, {
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
const documented = { wsid: 7, storage_info: { input: { oss: 'pictures' } } }
testLimits(sandbox, {
  capacity: 'tm_reference_img2mask',
  minimal: { ...documented, template_info },
  full: { ...documented, template_info },
  required: ['wsid', 'storage_info'],
  inside: [{ wsid: 'w-1' }],
  outside: [{ image: far }, { template_info: [] }, { template_info: 'x' }, { storage_info: 'x' }],
})

test('refuses a WebP image in the documented form', async () => {
  const init_image = `${files.origin}/photo.webp`
  const answer = await client.create({
    ...documented,
    template_info: templateOf({ control_type: '2', init_image }),
  })
  expect([answer.status, answer.body.msg]).toEqual([
    422,
    expect.stringContaining('is webp, but must be jpeg or png'),
  ])
})

test.each([
  [{ control_type: '2' }, 'init_image: is required'],
  [{ init_image: far }, 'control_type: is required'],
  [{ control_type: '5', init_image: far }, 'control_type: '],
  [{ control_type: '2', init_image: 'x' }, 'init_image: '],
])('refuses %j in the documented form', async (inputs, message) => {
  const answer = await client.create({ ...documented, template_info: templateOf(inputs) })
  expect([answer.status, answer.body.msg]).toEqual([
    400,
    expect.stringContaining(`template_info.0.input_params.${message}`),
  ])
})

test('refuses another template', async () => {
  const body = { ...documented, template_info: templateOf({ control_type: '2', init_image: far }, 'another') }
  expect((await client.create(body)).body.msg).toContain('template_info.0.template_id: ')
})

test.each(['0', '1', '2', '3'])(
  'makes a mask of its own for control type %s, in black and white',
  async (type) => {
    const run = (image: string, control_type: string) => client.run({ image, control_type })
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
  const { mask_path } = await client.run(body)
  const [sky, clouds, ...more] = await download(mask_path)
  expect(sky?.equals(clouds ?? sky)).toBe(false)
  expect(more).toEqual([])
})
