import type { StartContext } from '@mediaplug/core/provider'
import { defaultPrefix } from '../object/new-object.js'
import { request } from '../request.js'
import { type Produced, presignResult } from '../result.js'
import type { Settings } from '../settings.js'
import { readCredentials } from '../signing/credentials.js'
import type { Destination } from './destination.js'
import { type CheckedProcessing, processingFields } from './processing.js'

/** What is asked of the models behind object storage. */
interface Order {
  readonly task: 'image_to_image' | 'text_to_image'
  /** In the vendor's names. */
  readonly source: object
  readonly preprocess?: CheckedProcessing | undefined
  readonly postprocess?: CheckedProcessing | undefined
  readonly output: Destination
  readonly modelAction?: string | undefined
  readonly modelVersion: string
  readonly reqJson: Readonly<Record<string, unknown>>
}

/** The vendor's names of the operations of models that have another than most. */
const actions: ReadonlyMap<unknown, string> = new Map([['high_aes_i2i', 'HighAesSmartDrawing']])

/** Has a model make an image and put it into a bucket. */
export async function generate(
  { task, source, preprocess, postprocess, output, reqJson, ...model }: Order,
  settings: Settings,
  context: StartContext,
): Promise<Produced> {
  const {
    bucket = settings.bucket,
    object = defaultPrefix + context.idempotencyKey,
    overwrite = false,
  } = output
  // The credentials are read before the paid request: the URL of its result must not fail for want of them.
  const credentials = await readCredentials(settings)
  const notes = await request(context.http, settings, `aigc/${task}`, {
    TaskType: task,
    InputDataSource: source,
    ...(preprocess && { InputProcessing: processingFields(preprocess) }),
    OutputProcessing: {
      Bucket: bucket,
      Object: object,
      ForbiddenOverwrite: !overwrite,
      ...(postprocess && processingFields(postprocess)),
    },
    ModelConfig: {
      ModelAction: model.modelAction ?? actions.get(reqJson.req_key) ?? 'CVProcess',
      ModelVersion: model.modelVersion,
      ReqJson: reqJson,
    },
  })
  return { assets: [presignResult({ bucket, object }, credentials, settings, context)], ...notes }
}
