export * as z from 'zod'
export { type SendOptions, sendRequest } from './account/send-request.js'
export { parseJson } from './body/parse-json.js'
export { writeJson } from './body/write-json.js'
export type { CallbackHandlers, NodeRequest, NodeResponse } from './callback/callback-handlers.js'
export type { CallbackRequest } from './callback/callback-request.js'
export {
  type CallbackClient,
  type CallbackDefinition,
  type CallbackFactory,
  type CallbackOptions,
  defineCallback,
} from './callback/define-callback.js'
export { isRecent, isSameProof } from './callback/proof.js'
export { scoreVideo, textToMusic, textToSoundEffect, textToSpeech } from './capability/audio.js'
export { type Capability, defineCapability, type FreeOfNotes } from './capability/define.js'
export { textToDiagram } from './capability/diagram.js'
export {
  imageToImage,
  inpaintImage,
  restyleImage,
  segmentImage,
  sketchToImage,
  textToImage,
} from './capability/image.js'
export { outpaintImage, removeObject, replaceBackground, upscaleImage } from './capability/image-editing.js'
export type { ProducedNotes, ResultNotes, Usage } from './capability/notes.js'
export {
  type AssetKind,
  type OutputSchema,
  outputOf,
  type ProducedAsset,
  type ProducedAssets,
  type ProducedOutput,
} from './capability/output.js'
export { changeClothes, createAvatar } from './capability/portrait.js'
export {
  animateImageWithVideo,
  extendVideo,
  framesToVideo,
  imageToVideo,
  textToVideo,
} from './capability/video.js'
export type { Account, DeclaredAccount, NoAccount } from './contract/account.js'
export type { CommonSettings, Limits } from './contract/common-settings.js'
export { baseUrl } from './contract/common-settings.js'
export { conclude } from './contract/conclude.js'
export type { CheckedConnections, ConnectionSettings } from './contract/connection-settings.js'
export type { Context, StartContext, VendorPlace } from './contract/context.js'
export {
  belongingTo,
  type Credential,
  type CredentialSetting,
  type CredentialSource,
  credential,
  type OptionalCredential,
  optionalCredential,
} from './contract/credential.js'
export type { CredentialState } from './contract/credential-state.js'
export { defineProvider, type ProviderDefinition } from './contract/define-provider.js'
export type { VendorUrl } from './contract/hosts.js'
export type {
  Authorization,
  AuthorizationParts,
  BinaryAnswer,
  Fault,
  Http,
  HttpAnswer,
  HttpRequest,
  OutgoingRequest,
} from './contract/http.js'
export {
  type Accepts,
  type AsynchronousModel,
  type DescribedModel,
  defineModel,
  type Model,
  type ModelOfKind,
  type ProducedBy,
  type SynchronousModel,
  type UsualDetails,
} from './contract/model.js'
export { parseAnswer } from './contract/parse-answer.js'
export type { Downloads, Models, Provider } from './contract/provider.js'
export type {
  HostSettings,
  NamedSettings,
  ProviderFactory,
  SettingsOf,
  UnnamedSettings,
} from './contract/provider-factory.js'
export type { ProxyServer } from './contract/proxy-server.js'
export type { Started, StartedOutput, StartedTask } from './contract/started.js'
export type {
  CanceledStatus,
  EndDetails,
  EndedStatus,
  ExpiredStatus,
  FailedStatus,
  PendingDetails,
  PendingStatus,
  Preview,
  QueuedStatus,
  RunningStatus,
  Status,
  SucceededStatus,
} from './contract/status.js'
export type { DeduplicatedByKey, LookedUp, UncertainRequest } from './contract/submit-safety.js'
export { vendorId } from './contract/vendor-id.js'
export { type ErrorCode, type ErrorDetails, MediaplugError, type Phase, type Refusal } from './error/error.js'
export type { Candidate, Issue } from './error/issue.js'
export {
  type FileBytes,
  type FileForms,
  type FileLimits,
  type FileRules,
  file,
  type PendingFile,
  type Resolved,
} from './file/file.js'
export { type FileInput, fileInput } from './file/file-input.js'
export { detectFileType } from './file/type/file-type.js'
export type { FileType, MediaType } from './file/type/media-type.js'
export { mediaTypeOfName } from './file/type/media-type-of-name.js'
export type { JsonSchema, JsonSchemaType } from './schema/json-schema.js'
export { nearest } from './validation/nearest.js'
export { validate } from './validation/validate.js'
