import { describe, expect, test } from 'vitest'
import { openScriptedVendor, requestId } from '../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const url = 'https://sandbox-1.cos.ap-guangzhou.myqcloud.com/1.png?q-sign-time=1;2'
const open = () => vendor.open({ region: 'ap-guangzhou' })
const generate = (client = open()) => client.generate('tencent/text-to-image', { prompt: 'a kite' })

/** Accepts each job, and answers those who ask after it in order, the last answer again and again. */
function answerPolls(...responses: readonly object[]): void {
  const left = [...responses]
  vendor.answerBy(({ headers }) => {
    if (headers['x-tc-action'] === 'SubmitTextToImageJob') return { response: { JobId: '1234-5678' } }
    return { response: (left.length > 1 ? left.shift() : left[0]) ?? {} }
  })
}

describe('a job', () => {
  test('is asked after by its id until it is done, and tells the prompt that was drawn', async () => {
    answerPolls(
      { JobStatusCode: '1' },
      { JobStatusCode: 2 },
      {
        JobStatusCode: '5',
        ResultImage: [url, '', url],
        ResultDetails: ['Success', 'FailedOperation.GenerateImageFailed', 'Success'],
        RevisedPrompt: ['a red kite over the sea'],
      },
    )
    const result = await generate()
    expect(result.assets.map((asset) => asset.url)).toEqual([url, url])
    expect(result).toMatchObject({
      requestId,
      details: {
        revisedPrompts: ['a red kite over the sea'],
        resultDetails: ['Success', 'FailedOperation.GenerateImageFailed', 'Success'],
      },
    })
    const revised: string | undefined = result.details?.revisedPrompts?.[0]
    expect(revised).toBe('a red kite over the sea')
    expect(vendor.requests.slice(1).map(({ body }) => String(body))).toEqual(
      Array(3).fill('{"JobId":"1234-5678"}'),
    )
    expect(vendor.requests[1]?.headers['x-tc-action']).toBe('QueryTextToImageJob')
  })

  test('is resumed from its handle', async () => {
    answerPolls({ JobStatusCode: '5', ResultImage: [url] })
    const { handle } = await open().submit('tencent/text-to-image', { prompt: 'a kite' })
    expect(handle.ref).toBe('1234-5678')
    const again = open().resume(JSON.parse(JSON.stringify(handle)))
    expect((await again.result()).assets).toHaveLength(1)
  })

  test.each([
    ['FailedOperation.GenerateImageFailed', 'rejected'],
    ['OperationDenied.TextIllegalDetected', 'rejected'],
    ['ResourceUnavailable.LowBalance', 'quota'],
    ['FailedOperation.InnerError', 'failed'],
    ['', 'failed'],
  ])('that fails with %j is %s', async (JobErrorCode, code) => {
    answerPolls({ JobStatusCode: '4', JobErrorCode, JobErrorMsg: 'no wind' })
    await expect(generate()).rejects.toMatchObject({
      code,
      requestId,
      message: expect.stringContaining('no wind'),
      handle: expect.objectContaining({ ref: '1234-5678' }),
    })
  })

  test('in a state that nobody knows is an error that names it', async () => {
    answerPolls({ JobStatusCode: '3' })
    await expect(generate()).rejects.toMatchObject({
      code: 'protocol',
      message: expect.stringContaining("'3'"),
    })
  })

  test.each([[[]], [['']], ['x'], [undefined]])('that is done with %j has no result', async (ResultImage) => {
    answerPolls({ JobStatusCode: '5', ResultImage })
    await expect(generate()).rejects.toMatchObject({ code: 'protocol' })
  })
})
