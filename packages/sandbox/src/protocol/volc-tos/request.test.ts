import { expect, test } from 'vitest'
import { codeOf, officialTos, startVolcTos } from '../../../test/volc-tos.js'

const { sandbox, client, good } = await startVolcTos()
await client.putObject({ key: 'note.txt', body: Buffer.from('not an image') })

test.each<[object, string]>([
  [{ TaskType: 'text_to_image' }, 'InvalidArgument'],
  [{ InputDataSource: { Prompt: '', ImageUri: 'in.png' } }, 'InvalidArgument'],
  [{ InputDataSource: { Prompt: 'x' } }, 'InvalidArgument'],
  [{ InputDataSource: { Prompt: 'x', ImageUri: 'none.png' } }, 'NoSuchKey'],
  [{ InputDataSource: { Prompt: 'x', ImageUri: 'note.txt' } }, 'InvalidArgument'],
  [{ InputDataSource: { Prompt: 'x', ImageUri: 'http://127.0.0.1:9/a.png' } }, 'InvalidArgument'],
  [{ InputProcessing: { ProcessActions: 'resize,w_1' } }, 'InvalidArgument'],
  [{ InputProcessing: { ProcessActions: 'image/resize,w_x' } }, 'InvalidArgument'],
  [{ InputProcessing: { ProcessActions: 'image/resize' } }, 'InvalidArgument'],
  [{ InputProcessing: { ProcessActions: 'image/rotate,361' } }, 'InvalidArgument'],
  [{ InputProcessing: { ProcessActions: 'image/explode' } }, 'InvalidArgument'],
  [{ InputProcessing: { ProcessStyle: 'no spaces' } }, 'InvalidArgument'],
  [{ OutputProcessing: { Bucket: 'nowhere', Object: 'x' } }, 'NoSuchBucket'],
  [{ ModelConfig: { ReqJson: {} } }, 'InvalidArgument'],
  [{ ModelConfig: { ModelAction: 'Other', ReqJson: { req_key: 'x' } } }, 'InvalidArgument'],
  [{ ModelConfig: { ReqJson: { req_key: 'i2i_xl_sft', ddim_steps: 51 } } }, 'InvalidArgument'],
  [{ ModelConfig: { ReqJson: { req_key: 'high_aes_i2i', strength: 2 } } }, 'InvalidArgument'],
  [{ ModelConfig: { ReqJson: { req_key: 'byteedit_v2.0', negative_prompt: 1 } } }, 'InvalidArgument'],
  [{ Seed: 1 }, 'InvalidArgument'],
])('a request with %j is refused with %s', async (change, code) => {
  const error = await client.process('POST', { ...good(), ...change }).catch((reason) => reason)
  expect(error).toMatchObject({
    code,
    data: {
      Code: code,
      Message: expect.any(String),
      RequestId: expect.any(String),
      HostId: expect.any(String),
    },
  })
  expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false })
})

test.each([
  [{ Prompt: 'Forbidden-Content', ImageUri: 'in.png' }, 50412],
  [{ Prompt: 'x', ImageUri: 'forbidden-content.png' }, 50411],
])('a request with %j does not pass the review', async (InputDataSource, code) => {
  const { data } = await client.process('POST', { ...good(), InputDataSource })
  expect(data).toMatchObject({ resp_json: { code, status: code, data: null } })
})

test('a request belongs to the bucket, not to an object, and needs a body that is JSON', async () => {
  const misplaced = officialTos(sandbox, { addressing: 'domain' })
  expect(await codeOf(misplaced.processObject('in.png', good()))).toBe('InvalidArgument')
  expect(await codeOf(client.process('POST', 'x'))).toBe('MalformedBody')
})
