import { afterAll, describe, expect, test } from 'vitest'
import { image } from '../../../../test/media.js'
import { callerOf, goodFields, pixelsOf, startTencent } from '../../../../test/tencent.js'

const sandbox = await startTencent()
afterAll(() => sandbox.close())

const call = callerOf(sandbox)
const good = await goodFields()

describe('a request', () => {
  test.each(['Prompt', 'NegativePrompt'])('may have 256 characters in %s', async (field) => {
    expect((await call({ ...good, [field]: '🎨'.repeat(256) })).code).toBe('ok')
    const answer = await call({ ...good, [field]: '字'.repeat(257) })
    expect(answer.code).toBe('InvalidParameterValue.TextLengthExceed')
  })

  test.each([
    { Styles: ['104'] },
    { Styles: ['201', '210'] },
    { ResultConfig: { Resolution: '1024:768' } },
    { ResultConfig: {} },
    { LogoAdd: 0, Strength: 1, EnhanceImage: 1, RestoreFace: 6 },
    { LogoAdd: 7, Strength: 0.01, RspImgType: 'base64' },
    { InputUrl: 'https://example.com/a.jpg' },
  ])('with %j is taken on', async (change) => {
    const answer = await call({ ...good, ...change })
    expect(answer.body).toMatchObject({ Response: { ResultImage: expect.any(String) } })
  })

  test.each<[object | string, string]>([
    ['{', 'InvalidParameter.InvalidParameter'],
    [{ Prompt: 1 }, 'InvalidParameter.InvalidParameter'],
    [{ Styles: '201' }, 'InvalidParameter.InvalidParameter'],
    [{ LogoParam: { LogoRect: { X: 0.5 } } }, 'InvalidParameter.InvalidParameter'],
    [{ Seed: 1 }, 'UnknownParameter'],
    [{ InputImage: undefined }, 'InvalidParameterValue.ImageEmpty'],
    [{ InputImage: '', InputUrl: '' }, 'InvalidParameterValue.ImageEmpty'],
    [{ InputUrl: 'ftp://x/a.png' }, 'InvalidParameterValue.UrlIllegal'],
    [{ Styles: ['104', '201'] }, 'InvalidParameterValue.StyleConflict'],
    [{ Styles: ['999'] }, 'InvalidParameterValue.ParameterValueError'],
    [{ ResultConfig: { Resolution: '1:1' } }, 'InvalidParameterValue.ParameterValueError'],
    [{ Strength: 0 }, 'InvalidParameterValue.ParameterValueError'],
    [{ Strength: 1.01 }, 'InvalidParameterValue.ParameterValueError'],
    [{ RspImgType: 'png' }, 'InvalidParameterValue.ParameterValueError'],
    [{ EnhanceImage: 2 }, 'InvalidParameterValue.ParameterValueError'],
    [{ RestoreFace: 7 }, 'InvalidParameterValue.ParameterValueError'],
    [{ Prompt: 'Forbidden-Content' }, 'OperationDenied.TextIllegalDetected'],
    [{ InputUrl: 'https://example.com/forbidden-content.png' }, 'OperationDenied.ImageIllegalDetected'],
    [{ InputImage: 'no base64!' }, 'FailedOperation.ImageDecodeFailed'],
    [{ InputImage: 'bm90IGFuIGltYWdl' }, 'FailedOperation.ImageDecodeFailed'],
    [{ LogoParam: { LogoImage: 'bm90IGFuIGltYWdl' } }, 'FailedOperation.ImageDecodeFailed'],
    [{ InputUrl: 'http://127.0.0.1:9/a.png' }, 'FailedOperation.ImageDownloadError'],
  ])('with %j is refused with %s', async (change, code) => {
    const answer = await call(typeof change === 'string' ? change : { ...good, ...change })
    expect([answer.status, answer.code]).toEqual([200, code])
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false })
  })

  test.each([
    ['50 pixels wide', 50, 60, 'InvalidParameterValue.ParameterValueError'],
    ['5000 pixels wide', 5000, 60, 'FailedOperation.ImageResolutionExceed'],
  ])('with an image %s is refused', async (_, width, height, code) => {
    const InputImage = Buffer.from(await image('png', width, height)).toString('base64')
    expect((await call({ InputImage })).code).toBe(code)
  })

  test('with an image of 8 MB in base64, or one of 10 MB in all, is refused', async () => {
    const huge = 'A'.repeat(8 * 1024 * 1024)
    expect((await call({ InputImage: huge })).code).toBe('FailedOperation.ImageSizeExceed')
    const answer = await call({ InputImage: `${huge}${huge}` })
    expect(answer.code).toBe('FailedOperation.RequestEntityTooLarge')
  })

  test('with an image in TIFF is taken on, and one in GIF is not', async () => {
    const tag = (number: number, value: number) => {
      const entry = Buffer.alloc(12)
      entry.writeUInt16LE(number, 0)
      entry.writeUInt16LE(3, 2)
      entry.writeUInt32LE(1, 4)
      entry.writeUInt16LE(value, 8)
      return entry
    }
    const tiff = Buffer.concat([Buffer.from('49492a00080000000200', 'hex'), tag(256, 320), tag(257, 200)])
    expect(await pixelsOf(await call({ InputImage: tiff.toString('base64') }))).toMatchObject({
      width: 320,
      height: 200,
    })
    const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
    expect((await call({ InputImage: gif })).code).toBe('FailedOperation.ImageDecodeFailed')
  })
})
