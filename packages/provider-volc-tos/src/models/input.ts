import { type FileInput, z } from '@mediaplug/core/provider'
import { type Destination, destination } from './destination.js'
import { type Processing, processing } from './processing.js'
import { type BucketObject, source } from './source.js'

/** Any value of JSON. */
export type Json = z.core.util.JSONType

/** The model behind object storage, and its own parameters, in the vendor's names. */
export interface ReqJson {
  /** Which model. */
  readonly req_key: string
  readonly [parameter: string]: Json
}

/** Input of `volc-tos/image-to-image`. */
export interface ImageToImageInput {
  /** What the image becomes, in words. */
  readonly prompt: string
  /** What is drawn anew: an object in the bucket, or a file; other than a URL, it needs an upload. */
  readonly image: FileInput | BucketObject
  /** What object storage does to the image before the model. Default: nothing. */
  readonly preprocess?: Processing | undefined
  /** What object storage does to the result. Default: nothing. */
  readonly postprocess?: Processing | undefined
  /** Where the result goes. Default: an object of its own in the same bucket. */
  readonly output?: Destination | undefined
  /** The vendor's name of the operation. Default: `CVProcess`. */
  readonly modelAction?: string | undefined
  /** The version of the operation. Default: `2022-08-31`. */
  readonly modelVersion?: string | undefined
  /** The model and its own parameters, passed on as they are. Default: `{ req_key: 'i2i_xl_sft' }`. */
  readonly reqJson?: ReqJson | undefined
}

const reqJson = z.object({ req_key: z.string().min(1) }).catchall(z.json())

/** What {@link ImageToImageInput} says, as it is checked. */
export const schema = z.strictObject({
  prompt: z.string().regex(/\S/, 'must not be blank').describe('What the image becomes, in words'),
  image: source.describe('The image: a file, or an object in the bucket'),
  preprocess: processing.optional().describe('What object storage does to the image before the model'),
  postprocess: processing.optional().describe('What object storage does to the result'),
  output: destination.default({}).describe('Where the result goes'),
  modelAction: z.string().min(1).default('CVProcess').describe('The vendor’s name of the operation'),
  modelVersion: z.string().min(1).default('2022-08-31').describe('The version of the operation'),
  reqJson: reqJson
    .default({ req_key: 'i2i_xl_sft' })
    .describe('The model, as req_key, and its own parameters, in the vendor’s names'),
})
