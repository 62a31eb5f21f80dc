import { setTimeout as wait } from 'node:timers/promises'
import type { FileStore } from '../../file/store.js'
import type { Answer } from '../../http/answer.js'
import type { Concurrency } from '../../request/concurrency-limit.js'
import type { ReceivedRequest } from '../../server/route.js'
import type { Room } from '../define-vendor.js'
import type { TencentCredentials } from './account.js'
import { type Problem, refusal, success } from './answer.js'
import { fileAt, fileIn, type InputFile, type InputImage, openImage, openLogo } from './input.js'
import { type ImageToImageRequest, parseRequest } from './request.js'
import { makePicture } from './result.js'
import type { TencentSettings } from './settings.js'

/** Makes the picture that a request asks for, or says what is wrong with the request. */
export async function imageToImage(
  room: Room<TencentCredentials, TencentSettings>,
  concurrency: Concurrency,
  account: TencentCredentials,
  request: ReceivedRequest,
): Promise<Answer> {
  const parsed = parseRequest(request.body)
  if ('code' in parsed) return refusal(parsed.code, parsed.message)
  const leave = concurrency.enter(account.secretId)
  if (leave === undefined) return refusal('RequestLimitExceeded.JobNumExceed')
  try {
    const image = await imageOf(parsed, room.closing)
    if ('code' in image) return refusal(image.code, image.message)
    const logo = await logoOf(parsed, room.closing)
    if ('code' in logo) return refusal(logo.code, logo.message)
    request.accept()
    await wait(room.settings.answerSeconds * 1000, undefined, { signal: room.closing })
    return success(await deliver(room.files, parsed, image, logo))
  } finally {
    leave()
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

async function deliver(
  files: FileStore,
  request: ImageToImageRequest,
  image: InputImage,
  logo: InputFile,
): Promise<string> {
  const make = () => makePicture(request, image, logo.bytes)
  if (request.RspImgType === 'base64') return Buffer.from(await make()).toString('base64')
  return files.publish({ name: 'result.jpg', contentType: 'image/jpeg', make })()
}
