import { type FileInput, z } from '@mediaplug/core/provider'
import { type Destination, destination } from './destination.js'
import { type Processing, processing } from './processing.js'
import { type ReqJson, reqJson } from './req-json.js'
import { type BucketObject, source } from './source.js'

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
  /** The vendor's name of the operation. Default: `CVProcess`; `HighAesSmartDrawing` for `high_aes_i2i`. */
  readonly modelAction?: string | undefined
  /** The version of the operation. Default: `2022-08-31`. */
  readonly modelVersion?: string | undefined
  /** The model and its own parameters, in the vendor's names. Default: `{ req_key: 'i2i_xl_sft' }`. */
  readonly reqJson?: ReqJson | undefined
}

/** Input of `volc-tos/text-to-image`. */
export interface TextToImageInput {
  /** What to make, in words. */
  readonly prompt: string
  /** What object storage does to the result. Default: nothing. */
  readonly postprocess?: Processing | undefined
  /** Where the result goes. Default: an object of its own in the same bucket. */
  readonly output?: Destination | undefined
  /** The vendor's name of the operation. Default: `CVProcess`. */
  readonly modelAction?: string | undefined
  /** The version of the operation. Default: `2022-08-31`. */
  readonly modelVersion?: string | undefined
  /**
   * The model and its own parameters, in the vendor's names. Default: `{ req_key: 'high_aes_general_v21_L' }`, the
   * vendor's general model for images from words; its pages on object storage name none.
   */
  readonly reqJson?: ReqJson | undefined
}

const words = z.string().regex(/\S/, 'must not be blank')
const postprocess = processing.optional().describe('What object storage does to the result')
const output = destination.default({}).describe('Where the result goes')
const modelAction = z.string().min(1).optional().describe('The vendor’s name of the operation')
const modelVersion = z.string().min(1).default('2022-08-31').describe('The version of the operation')
const parameters = 'The model, as req_key, and its own parameters, in the vendor’s names'

/** What {@link ImageToImageInput} says, as it is checked. */
export const schema = z.strictObject({
  prompt: words.describe('What the image becomes, in words'),
  image: source.describe('The image: a file, or an object in the bucket'),
  preprocess: processing.optional().describe('What object storage does to the image before the model'),
  postprocess,
  output,
  modelAction,
  modelVersion,
  reqJson: reqJson.prefault({ req_key: 'i2i_xl_sft' }).describe(parameters),
})

/** What {@link TextToImageInput} says, as it is checked. */
export const textSchema = z.strictObject({
  prompt: words.describe('What to make, in words'),
  postprocess,
  output,
  modelAction,
  modelVersion,
  reqJson: reqJson.prefault({ req_key: 'high_aes_general_v21_L' }).describe(parameters),
})
