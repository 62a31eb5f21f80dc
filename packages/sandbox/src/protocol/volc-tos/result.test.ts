import { expect, test } from 'vitest'
import { startVolcTos } from '../../../test/volc-tos.js'

const { client, good, make } = await startVolcTos()

test('actions change the image before and after', async () => {
  const InputProcessing = { ProcessActions: 'image/resize,w_120', ProcessStyle: '' }
  expect(await make({ InputProcessing })).toMatchObject({ width: 120, height: 60 })
  const after = (ProcessActions: string) =>
    make({ OutputProcessing: { ...good().OutputProcessing, ProcessActions } })
  expect(await after('image/rotate,90')).toMatchObject({ width: 100, height: 200 })
  expect(await after('image/resize,h_300,w_150/blur,r_1')).toMatchObject({ width: 150, height: 300 })
  expect(await after('image/resize,p_50')).toMatchObject({ width: 100, height: 50 })
  await after('image/format,png')
  expect((await client.headObject('out.jpg')).data['content-type']).toBe('image/png')
  expect((await client.read('out.jpg')).subarray(1, 4).toString()).toBe('PNG')
})

test('a picture has the size that its ReqJson asks for, and takes any key there', async () => {
  const ReqJson = { req_key: 'painter', width: 640, height: 480, seed: 7, anything: { a: [1] } }
  expect(await make({ ModelConfig: { ReqJson } })).toMatchObject({ width: 640, height: 480 })
})
