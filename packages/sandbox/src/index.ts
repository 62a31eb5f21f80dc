export type {
  At,
  DelayFault,
  DownloadFault,
  EndpointFault,
  MalformedJsonFault,
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
export { createSandbox, type Sandbox } from './sandbox.js'
export type { LogEntry, Operation } from './server/log.js'
export type { TaskSeconds } from './task/task.js'
export type { CredentialsOf, FaultOf, SettingsOf, VendorName } from './vendor/catalogue.js'
export type { CredentialKind } from './vendor/credential-kind.js'
export type { EdrawmaxCredentials } from './vendor/edrawmax/edrawmax.js'
export type { EdrawmaxSettings } from './vendor/edrawmax/settings.js'
export type { MediaioCredentials } from './vendor/mediaio/account.js'
export type { ResultForm } from './vendor/mediaio/result/form.js'
export type { StatusWords } from './vendor/mediaio/result/status.js'
export type { MediaioSettings } from './vendor/mediaio/settings.js'
export type { TencentCredentials } from './vendor/tencent/account.js'
export type { TencentSettings } from './vendor/tencent/settings.js'
export type { TomovieeCredentials } from './vendor/tomoviee/account.js'
export type { AnswerForm, TomovieeSettings } from './vendor/tomoviee/settings.js'
export type { VolcTosCredentials } from './vendor/volc-tos/account.js'
export type { VolcTosRegion, VolcTosSettings } from './vendor/volc-tos/settings.js'
