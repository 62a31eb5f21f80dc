export type {
  DelayFault,
  DownloadFault,
  EndpointFault,
  MalformedJsonFault,
  OperationFault,
  OutcomeFault,
  RefuseFault,
  ResetAfterFault,
  ResetBeforeFault,
  StallFault,
  StatusAfterFault,
  StatusFault,
  StorageFault,
  SynchronousFault,
  TaskFault,
  TruncateFault,
  UnknownStatusFault,
  VendorCode,
  VendorCodeFault,
} from './fault/fault.js'
export type { SandboxOptions } from './options.js'
export type { CredentialKind } from './protocol/define-vendor.js'
export type { EdrawmaxCredentials } from './protocol/edrawmax/account.js'
export type { EdrawmaxSettings, MissingPart } from './protocol/edrawmax/settings.js'
export type { MediaioCredentials } from './protocol/mediaio/account.js'
export type { ResultForm } from './protocol/mediaio/result/form.js'
export type { MediaioSettings } from './protocol/mediaio/settings.js'
export type { StatusWords } from './protocol/mediaio/status.js'
export type { TencentCredentials } from './protocol/tencent/account.js'
export type { TencentSettings } from './protocol/tencent/settings.js'
export type { TomovieeCredentials } from './protocol/tomoviee/account.js'
export type { AnswerForm, TomovieeSettings } from './protocol/tomoviee/settings.js'
export type { VolcTosCredentials } from './protocol/volc-tos/account.js'
export type { VolcTosRegion, VolcTosSettings } from './protocol/volc-tos/settings.js'
export { createSandbox, type Sandbox } from './sandbox.js'
export type { LogEntry, Operation } from './server/log.js'
export type { TaskSeconds } from './task/task.js'
export { type CredentialsOf, type FaultOf, type SettingsOf, type VendorName, vendorNames } from './vendors.js'
