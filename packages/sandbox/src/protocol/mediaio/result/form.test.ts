import { expect, test } from 'vitest'
import { startMediaio } from '../../../../test/mediaio.js'
import type { MediaioSettings } from '../../../index.js'

const imagen = 't2i-imagen-4'
const prompt = { prompt: 'a dog' }
const resultOf = async (resultForm: MediaioSettings['resultForm'], code: string, data: object) => {
  const { client } = await startMediaio({ resultForm })
  const created = await client.create(code, data)
  return (await client.poll(created.data.task_id)).data.result
}
const link = (name: string) => expect.stringMatching(new RegExp(`^http://127.*/${name}\\?`))

test('a result can be an object with links', async () => {
  const images = [link('image-1.png'), link('image-2.png')]
  expect(await resultOf('object', imagen, { ...prompt, counts: '2' })).toEqual({ images })
  expect(await resultOf('object', 't2v-wan-v2-5', prompt)).toEqual({ videos: [link('video.mp4')] })
})

test('a result can be an object with what the array has', async () => {
  expect(await resultOf('wrapped', imagen, prompt)).toEqual({
    images: [
      { val: expect.stringContaining('image-1.png'), preview: link('image-1.png'), status: 'completed' },
    ],
  })
})

test('a result can list what is no file beside each file', async () => {
  const pages = { share: expect.stringContaining('/share/1.html'), home: expect.any(String) }
  const file = (name: string) => ({ val: expect.any(String), preview: link(name), status: 'completed' })
  expect(await resultOf('illustrated', imagen, prompt)).toEqual([{ ...file('image-1.png'), ...pages }])
  expect(await resultOf('illustrated', 't2v-wan-v2-5', prompt)).toEqual([
    { ...file('video.mp4'), ...pages, cover: expect.stringContaining('.jpg') },
  ])
})

test('a result is an empty object before the task is done, where it will be an object', async () => {
  const { client } = await startMediaio({ resultForm: 'object' }, 60)
  const { data } = await client.create(imagen, prompt)
  expect((await client.poll(data.task_id)).data.result).toEqual({})
})
