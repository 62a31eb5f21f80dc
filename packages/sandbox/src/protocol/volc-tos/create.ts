import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../../http/answer.js'
import { passesReview } from '../../request/content-review.js'
import { modelAnswer, type Problem, refusal, storageError } from './answer.js'
import type { AuthenticatedRequest } from './authenticate.js'
import type { VolcTosContext } from './context.js'

import { openSource, type Source } from './input.js'
import type { Bucket } from './object/bucket.js'
import { type DrawingRequest, type Process, parseRequest } from './request.js'
import { resultFile } from './result.js'

const [textRejected, imageRejected] = [50412, 50411]

const imageOf = ({ InputDataSource }: DrawingRequest): string | undefined =>
  'ImageUri' in InputDataSource ? InputDataSource.ImageUri : undefined

async function sourceOf(
  request: DrawingRequest,
  bucket: Bucket,
  closing: AbortSignal,
): Promise<Source | Problem> {
  const uri = imageOf(request)
  return uri === undefined ? { picture: undefined } : openSource(uri, bucket, closing)
}

/** Makes the picture that a request asks for and puts it into a bucket, or says what is wrong with the request. */
export async function createPicture(
  { buckets, settings: { answerSeconds }, closing }: VolcTosContext,
  process: Process,
  { account, bucket, key, received }: AuthenticatedRequest,
): Promise<Answer> {
  if (key !== '') return storageError({ code: 'InvalidArgument', message: 'The request goes to the bucket.' })
  const request = parseRequest(process, received.body)
  if ('code' in request) return storageError(request)
  const { InputDataSource, OutputProcessing } = request
  const target = buckets.find(account, OutputProcessing.Bucket)
  if (target === undefined) return storageError({ code: 'NoSuchBucket' }, OutputProcessing.Bucket)
  if (OutputProcessing.ForbiddenOverwrite && target.has(OutputProcessing.Object)) {
    return storageError({ code: 'DuplicateObject' }, OutputProcessing.Object)
  }
  if (!passesReview(InputDataSource.Prompt)) return refusal(textRejected)
  if (!passesReview(imageOf(request) ?? '')) return refusal(imageRejected)
  const source = await sourceOf(request, bucket, closing)
  if ('code' in source) return storageError(source)
  received.accept()
  await wait(answerSeconds * 1000, undefined, { signal: closing })
  target.put(OutputProcessing.Object, resultFile(request, source))
  return modelAnswer(10_000, 'Success', success, answerSeconds)
}

/** What the model says beside the image, in the fields that the vendor shows. */
const success = {
  algorithm_base_resp: { status_code: 0, status_message: 'Success' },
  binary_data_base64: null,
  image_urls: null,
}
