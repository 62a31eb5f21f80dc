import { describe, expect, test } from 'vitest'
import { fileOf } from '../../test/files.js'
import { cat, openScene } from '../../test/scene.js'

const { open, sent, expectRefused } = await openScene()
const client = open()
const submit = (field: object) =>
  client.submit('tomoviee/image-to-image', { prompt: 'the same cat, in ink', image: cat, ...field })

describe('the request on the wire', () => {
  test('has a subject in the middle between reference and prompt where nothing else is said', async () => {
    expect(await sent(submit({}))).toEqual({
      capacity: 'tm_reference_img2img',
      body: {
        prompt: 'the same cat, in ink',
        reference_image: cat,
        control_type: '2',
        init_image: cat,
        width: 1024,
        height: 1024,
        batch_size: 1,
        control_intensity: 0.5,
      },
    })
  })

  test('has every field in the vendor’s names', async () => {
    const room = 'https://media.example/room.png'
    const field = {
      controlType: 'depth',
      initImage: room,
      width: 640,
      height: 512,
      controlIntensity: 0.8,
      count: 3,
    }
    const { body } = await sent(submit(field))
    expect(body).toEqual({
      prompt: 'the same cat, in ink',
      reference_image: cat,
      control_type: '3',
      init_image: room,
      width: 640,
      height: 512,
      batch_size: 3,
      control_intensity: 0.8,
    })
  })

  test.each([
    ['edge', '0'],
    ['pose', '1'],
    ['depth', '3'],
  ])('guided by %s has type %s and needs no initial image', async (controlType, index) => {
    const { body } = await sent(submit({ controlType }))
    expect(body).toMatchObject({ control_type: index })
    expect(body).not.toHaveProperty('init_image')
  })

  test('puts a subject into the initial image that is given', async () => {
    const { body } = await sent(submit({ initImage: 'https://media.example/room.png' }))
    expect(body).toMatchObject({ control_type: '2', init_image: 'https://media.example/room.png' })
  })

  test.each([0, 1])('may be controlled by the reference as much as %d', async (controlIntensity) => {
    const { body } = await sent(submit({ controlIntensity }))
    expect(body).toMatchObject({ control_intensity: controlIntensity })
  })
})

describe('limits', () => {
  test.each([
    { width: 512 },
    { width: 2048 },
    { height: 512 },
    { height: 2048 },
    { count: 4 },
    { image: fileOf('png', 199_999_999) },
  ])('case %# at a limit is accepted', async (field) => {
    await expect(submit(field)).resolves.toHaveProperty('handle')
  })

  test.each([
    ['width must be at least 512, got 511', { width: 511 }],
    ['width must be at most 2048, got 2049', { width: 2049 }],
    ['height must be at least 512', { height: 511 }],
    ['height must be at most 2048', { height: 2049 }],
    ['width must be an integer', { width: 600.5 }],
    ['count must be at least 1', { count: 0 }],
    ['count must be at most 4', { count: 5 }],
    ['controlIntensity must be at least 0', { controlIntensity: -0.1 }],
    ['controlIntensity must be at most 1', { controlIntensity: 1.1 }],
    ["controlType must be one of 'edge', 'pose', 'subject', 'depth'", { controlType: 'colour' }],
    ['image: it has 200000000 bytes', { image: fileOf('png', 200_000_000) }],
    ['initImage: it is image/gif', { initImage: fileOf('gif') }],
    ['resolution is not supported', { resolution: '1024*1024' }],
  ])('refuses, saying that %s', async (message, field) => {
    await expectRefused(submit(field), message)
  })
})
