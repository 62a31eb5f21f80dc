import { afterAll, describe, expect, test } from 'vitest'
import { image, readPixels } from '../../../test/media.js'
import { callerOf, callTencent } from '../../../test/tencent.js'
import { createSandbox } from '../../index.js'

const sandbox = await createSandbox({ vendors: ['tencent'], taskSeconds: 0 })
afterAll(() => sandbox.close())

const call = callerOf(sandbox)
const submit = (fields: object) => call(fields, { action: 'SubmitTextToImageJob' })
const query = (JobId: unknown) => call({ JobId }, { action: 'QueryTextToImageJob' })
const good = { Prompt: 'a kite', Resolution: '512:640' }

describe('a job', () => {
  test('is begun, and asked after until it is done', async () => {
    const { fields } = await submit(good)
    expect(fields.JobId).toMatch(/^\d+-\d{10}-[\da-f-]{36}-0$/)
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: true, taskId: fields.JobId })
    const done = await query(fields.JobId)
    expect(done.fields).toMatchObject({
      JobStatusCode: '5',
      JobErrorCode: '',
      ResultDetails: ['Success'],
      RevisedPrompt: ['a kite, in detail'],
    })
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'poll', accepted: true, taskId: fields.JobId })
    const [link = ''] = done.fields.ResultImage as string[]
    const file = await fetch(link)
    expect(await readPixels(Buffer.from(await file.arrayBuffer()))).toMatchObject({ width: 512, height: 640 })
  })

  test('keeps the prompt as it is where that is asked for', async () => {
    const { fields } = await submit({ ...good, Revise: 0, Seed: 7 })
    expect((await query(fields.JobId)).fields.RevisedPrompt).toEqual(['a kite'])
  })

  test('waits and runs before it ends', async () => {
    await using slow = await createSandbox({ vendors: ['tencent'], taskSeconds: 3600 })
    const slowly = callerOf(slow)
    const { fields } = await slowly(good, { action: 'SubmitTextToImageJob' })
    const state = await slowly({ JobId: fields.JobId }, { action: 'QueryTextToImageJob' })
    expect(state.fields).toMatchObject({ JobStatusCode: '1', ResultImage: [] })
    expect((await slowly(good, { action: 'SubmitTextToImageJob' })).code).toBe(
      'RequestLimitExceeded.JobNumExceed',
    )
    expect(
      (await slowly({ Prompt: 'a kite', Resolution: '160:90' }, { action: 'TextToImageLite' })).code,
    ).toBe('ok')
  })

  test('fails with a code where that is asked for', async () => {
    sandbox.fault({
      vendor: 'tencent',
      operation: 'create',
      kind: 'outcome',
      outcome: 'timeout',
      reason: 'late',
    })
    const { fields } = await submit(good)
    expect((await query(fields.JobId)).fields).toMatchObject({
      JobStatusCode: '4',
      JobErrorCode: 'FailedOperation.RequestTimeout',
      JobErrorMsg: 'late',
      ResultImage: [],
    })
  })

  test('of another account, or of nobody, does not exist', async () => {
    const { fields } = await submit(good)
    const stranger = sandbox.addAccount('tencent')
    const asked = await callTencent(
      sandbox.baseUrls.tencent,
      stranger,
      { JobId: fields.JobId },
      { action: 'QueryTextToImageJob' },
    )
    expect([asked.code, (await query('1-1')).code]).toEqual(Array(2).fill('FailedOperation.JobNotExist'))
    expect((await query(undefined)).code).toBe('InvalidParameter.InvalidParameter')
  })
})

const reference = Buffer.from(await image('png', 60, 60)).toString('base64')
const tiny = Buffer.from(await image('png', 49, 60)).toString('base64')

test('takes up to three references, by URL or as base64', async () => {
  const Images = [reference, 'https://media.example/a.png', reference]
  expect((await submit({ ...good, Images })).code).toBe('ok')
})

test.each<[object, string]>([
  [{ Images: Array(4).fill(reference) }, 'InvalidParameterValue.ParameterValueError'],
  [{ Images: [tiny] }, 'InvalidParameterValue.ParameterValueError'],
  [{ Images: ['bm90IGFuIGltYWdl'] }, 'FailedOperation.ImageDecodeFailed'],
  [{ Images: ['https://x.example/forbidden-content'] }, 'OperationDenied.ImageIllegalDetected'],
  [{ Resolution: '511:512' }, 'InvalidParameterValue.ParameterValueError'],
  [{ Resolution: '1025:1024' }, 'InvalidParameterValue.ParameterValueError'],
  [{ Resolution: 'large' }, 'InvalidParameterValue.ParameterValueError'],
  [{ Seed: 0 }, 'InvalidParameterValue.ParameterValueError'],
  [{ Revise: 2 }, 'InvalidParameterValue.ParameterValueError'],
  [{ Prompt: 'x'.repeat(8193) }, 'InvalidParameterValue.TextLengthExceed'],
  [{ RspImgType: 'url' }, 'UnknownParameter'],
])('a job with %o is refused with %s', async (change, code) => {
  expect((await submit({ ...good, ...change })).code).toBe(code)
})
