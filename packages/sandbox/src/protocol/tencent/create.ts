import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../../http/answer.js'
import { type Problem, refusal, success } from './answer.js'
import type { AuthenticatedRequest } from './authenticate.js'
import type { TencentContext } from './context.js'
import { fileAt, fileIn, type InputFile, type InputImage, openImage, openLogo } from './input.js'
import { type ImageToImageRequest, parseRequest } from './request.js'
import { publishResult } from './result.js'

/** Makes the picture that a request asks for, or says what is wrong with the request. */
export async function createPicture(
  context: TencentContext,
  { account, received }: AuthenticatedRequest,
): Promise<Answer> {
  const { concurrency, closing, settings, files } = context
  const request = parseRequest(received.body)
  if ('code' in request) return refusal(request.code, request.message)
  const release = concurrency.acquire(account.secretId)
  if (release === undefined) return refusal('RequestLimitExceeded.JobNumExceed')
  try {
    const image = await imageOf(request, closing)
    if ('code' in image) return refusal(image.code, image.message)
    const logo = await logoOf(request, closing)
    if ('code' in logo) return refusal(logo.code, logo.message)
    received.accept()
    await wait(settings.answerSeconds * 1000, undefined, { signal: closing })
    return success(await publishResult(files, request, image, logo))
  } finally {
    release()
  }
}

/** The image to start from. If both a URL and base64 are sent, the URL counts. */
async function imageOf(
  { InputUrl, InputImage = '' }: ImageToImageRequest,
  closing: AbortSignal,
): Promise<InputImage | Problem> {
  const file = InputUrl ? await fileAt('InputUrl', InputUrl, closing) : fileIn(InputImage)
  return 'code' in file ? file : openImage(file)
}

/** The caller's own logo, without bytes if there is none. */
async function logoOf(
  { LogoAdd, LogoParam: { LogoUrl, LogoImage } = {} }: ImageToImageRequest,
  closing: AbortSignal,
): Promise<InputFile | Problem> {
  if (LogoAdd === 0 || !(LogoUrl || LogoImage)) return { bytes: undefined }
  const file = LogoUrl ? await fileAt('LogoUrl', LogoUrl, closing) : fileIn(LogoImage ?? '')
  return 'code' in file ? file : openLogo(file)
}
