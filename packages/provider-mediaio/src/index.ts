export type { Capabilities, CapabilityId, Served } from './catalogue/capability.js'
export type { Catalogue, ModelName } from './catalogue/catalogue.js'
export type {
  Choice,
  ChoiceName,
  Choices,
  Default,
  Entry,
  Parameter,
  Restriction,
} from './catalogue/entry.js'
export type { Entries, MediaioModels, ModelsOf } from './models.js'
export {
  type AddedModels,
  type MediaioAccount,
  type MediaioSettings,
  type ModelsWith,
  mediaio,
} from './provider.js'
export type { CheckedRequest, InputOf, MediaioInput, OneOf, RequestValue } from './request/input.js'
export type { FileKind, TaskDetails } from './result.js'
