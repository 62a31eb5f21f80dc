import { imageToImage as capability, defineModel, type Model, type z } from '@mediaplug/core/provider'
import { objectUrl, otherBucketUrl } from '../object/address.js'
import { usualPrefix } from '../object/new-object.js'
import { generate } from '../request.js'
import type { Settings } from '../settings.js'
import { readCredentials } from '../signing/credentials.js'
import { presign } from '../signing/presign.js'
import { type ImageToImageInput, schema } from './input.js'
import { processingFields } from './processing.js'

/** The schema by the type that users read: editors show its comments. */
const input: z.ZodType<z.output<typeof schema>, ImageToImageInput> = schema

const endings = ['png', 'webp', 'gif', 'bmp', 'avif', 'heic']

/** What an object is by the ending of its name; the vendor tells nothing else. */
function mediaTypeOf(object: string): string {
  const ending = /\.([^./]+)$/.exec(object.toLowerCase())?.[1] ?? ''
  return endings.includes(ending) ? `image/${ending}` : 'image/jpeg'
}

/**
 * An image from another image and words, made inside object storage and put there.
 *
 * @see https://www.volcengine.com/docs/6349/1545409
 */
export const imageToImage = (settings: Settings): Model<typeof capability, typeof input> =>
  defineModel({
    title: 'Doubao image to image in TOS',
    capability,
    documentation: 'https://www.volcengine.com/docs/6349/1545409',
    input,
    async start({ prompt, image, preprocess, postprocess, output, ...model }, context) {
      const {
        bucket = settings.bucket,
        object = usualPrefix + context.idempotencyKey,
        overwrite = false,
      } = output
      // Before the paid request: the result's URL must not fail for want of a credential.
      const credentials = await readCredentials(settings)
      await generate(context, settings, 'aigc/image_to_image', {
        TaskType: 'image_to_image',
        InputDataSource: { Prompt: prompt, ImageUri: typeof image === 'string' ? image : image.object },
        ...(preprocess && { InputProcessing: processingFields(preprocess) }),
        OutputProcessing: {
          Bucket: bucket,
          Object: object,
          ForbiddenOverwrite: !overwrite,
          ...(postprocess && processingFields(postprocess)),
        },
        ModelConfig: {
          ModelAction: model.modelAction,
          ModelVersion: model.modelVersion,
          ReqJson: model.reqJson,
        },
      })
      const { region, expiresInSeconds } = settings
      const url = objectUrl(otherBucketUrl(context.baseUrl, settings, bucket), object)
      const signer = { credentials, region, time: context.now() }
      const presigned = presign({ method: 'GET', url, expiresInSeconds }, signer)
      return { output: { assets: [{ kind: 'image', mediaType: mediaTypeOf(object), ...presigned }] } }
    },
  })
