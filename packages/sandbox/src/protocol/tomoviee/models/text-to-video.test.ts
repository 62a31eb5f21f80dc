import { expect, test } from 'vitest'
import { startTomoviee } from '../../../../test/tomoviee.js'

const { sandbox, clientOf } = await startTomoviee()
const client = clientOf()

const full = {
  prompt: 'a dog',
  resolution: '1080p',
  duration: 5,
  aspect_ratio: '3:4',
  camera_move_index: 46,
  callback: 'https://example.com/hook',
  params: 'opaque',
}

test.each([
  ['only a prompt', { prompt: 'a dog' }],
  ['every field', full],
  ['the first camera move', { ...full, camera_move_index: 1 }],
  ['no camera move, said as null', { ...full, camera_move_index: null }],
  ['720p and 1:1', { ...full, resolution: '720p', aspect_ratio: '1:1' }],
])('%s is accepted', async (_, body) => {
  const answer = await client.create(body)
  expect([answer.status, answer.body.code]).toEqual([200, 0])
  expect(answer.data.task_id).toMatch(/^tm_text2video_b-0-\d{14}[0-9a-f]{12}$/)
})

test.each([
  ['no prompt', { ...full, prompt: undefined }, 'prompt: is required'],
  ['an empty prompt', { ...full, prompt: '  ' }, 'prompt: '],
  ['a prompt that is no text', { ...full, prompt: 7 }, 'prompt: '],
  ['another resolution', { ...full, resolution: '4k' }, 'resolution: '],
  ['a duration as text', { ...full, duration: '5' }, 'duration: '],
  ['another duration', { ...full, duration: 10 }, 'duration: '],
  ['another aspect ratio', { ...full, aspect_ratio: '21:9' }, 'aspect_ratio: '],
  ['the ratio of image-to-video', { ...full, aspect_ratio: 'original' }, 'aspect_ratio: '],
  ['camera move 0', { ...full, camera_move_index: 0 }, 'camera_move_index: '],
  ['camera move 47', { ...full, camera_move_index: 47 }, 'camera_move_index: '],
  ['half a camera move', { ...full, camera_move_index: 1.5 }, 'camera_move_index: '],
  ['a camera move as text', { ...full, camera_move_index: '7' }, 'camera_move_index: '],
  ['a callback that is no URL', { ...full, callback: 'soon' }, 'callback: '],
  ['params that are no text', { ...full, params: { a: 1 } }, 'params: '],
  ['a field that is not documented', { ...full, seed: 1 }, 'seed: is not a field'],
  ['a list', [full], ''],
])('%s is refused with 400, and nothing is created', async (_, body, message) => {
  const answer = await client.create(body)
  expect([answer.status, answer.body.code]).toEqual([400, 680001])
  expect(answer.body.msg).toContain(message)
  expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false, taskId: undefined })
})

test('text-to-video has a second name', async () => {
  expect((await clientOf('tob_text2video_b').create({ prompt: 'x' })).body.code).toBe(0)
})
