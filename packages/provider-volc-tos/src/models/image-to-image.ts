import { imageToImage as capability, defineModel, type Model, type z } from '@mediaplug/core/provider'
import { defaultPrefix } from '../object/new-object.js'
import { request } from '../request.js'
import { presignResult } from '../result.js'
import type { Settings } from '../settings.js'
import { readCredentials } from '../signing/credentials.js'
import { type ImageToImageInput, schema } from './input.js'
import { processingFields } from './processing.js'

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, ImageToImageInput> = schema

/** An image from another image and words, made inside object storage and put there. */
export const imageToImage = (settings: Settings): Model<typeof capability, typeof input> =>
  defineModel({
    title: 'Doubao image to image in TOS',
    capability,
    documentation: 'https://www.volcengine.com/docs/6349/1545409',
    input,
    async start({ prompt, image, preprocess, postprocess, output, ...model }, context) {
      const {
        bucket = settings.bucket,
        object = defaultPrefix + context.idempotencyKey,
        overwrite = false,
      } = output
      // The credentials are read before the paid request: the URL of its result must not fail for want of them.
      const credentials = await readCredentials(settings)
      await request(context.http, settings, 'aigc/image_to_image', {
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
      return { output: { assets: [presignResult({ bucket, object }, credentials, settings, context)] } }
    },
  })
