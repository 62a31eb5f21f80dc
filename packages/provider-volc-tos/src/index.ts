export type { Destination } from './models/destination.js'
export type { ImageToImageInput, TextToImageInput } from './models/input.js'
export type { CheckedProcessing, Processing } from './models/processing.js'
export type {
  Byteedit,
  CommonParameters,
  HighAesI2i,
  I2iXlSft,
  Json,
  JsonObject,
  OtherModel,
  ReqJson,
} from './models/req-json.js'
export type { BucketObject } from './models/source.js'
export type { NewObject } from './object/new-object.js'
export { volcTos } from './provider.js'
export type { ResultDetails } from './result.js'
export type { TosRegion } from './settings.js'
export type { PresignedUrl } from './signing/presign.js'
export type { BucketOptions } from './storage/options.js'
export {
  type PresignedPut,
  type PresignGetOptions,
  type PresignOptions,
  type PresignPutOptions,
  presignGetObject,
  presignPutObject,
} from './storage/presign-object.js'
export { type PutObjectOptions, putObject, type StoredObject } from './storage/put-object.js'
export { type TosUpload, type TosUploadOptions, tosUpload } from './storage/tos-upload.js'
