import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../../http/answer.js'
import { modelAnswer, refusal, storageError } from './answer.js'
import type { Admitted } from './authenticate.js'
import { openSource } from './input.js'
import { parseRequest } from './request.js'
import { resultFile } from './result.js'

/** A prompt or the name of an image with this word does not pass the review, in whatever case it is written. */
const rejectedWord = 'forbidden-content'
const [textRejected, imageRejected] = [50412, 50411]

/** Makes the picture that a request asks for and puts it into a bucket, or says what is wrong with the request. */
export async function imageToImage(
  { bucket, bucketOf, key, request }: Admitted,
  answerSeconds: number,
  closing: AbortSignal,
): Promise<Answer> {
  if (key !== '') return storageError({ code: 'InvalidArgument', message: 'The request goes to the bucket.' })
  const parsed = parseRequest(request.body)
  if ('code' in parsed) return storageError(parsed)
  const { InputDataSource, OutputProcessing } = parsed
  const target = bucketOf(OutputProcessing.Bucket)
  if (target === undefined) return storageError({ code: 'NoSuchBucket' }, OutputProcessing.Bucket)
  if (OutputProcessing.ForbiddenOverwrite && target.has(OutputProcessing.Object)) {
    return storageError({ code: 'DuplicateObject' }, OutputProcessing.Object)
  }
  if (InputDataSource.Prompt.toLowerCase().includes(rejectedWord)) return refusal(textRejected)
  if (InputDataSource.ImageUri.toLowerCase().includes(rejectedWord)) return refusal(imageRejected)
  const source = await openSource(InputDataSource.ImageUri, bucket, closing)
  if ('code' in source) return storageError(source)
  request.accept()
  await wait(answerSeconds * 1000, undefined, { signal: closing })
  target.put(OutputProcessing.Object, resultFile(parsed, source))
  return modelAnswer(10_000, 'Success', success, answerSeconds)
}

/** What the model says beside the image, in the fields that the vendor shows. */
const success = {
  algorithm_base_resp: { status_code: 0, status_message: 'Success' },
  binary_data_base64: null,
  image_urls: null,
}
