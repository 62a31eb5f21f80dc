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
  SynchronousFault,
  TaskFault,
  TruncateFault,
  UnknownStatusFault,
  VendorCodeFault,
} from './fault/fault.js'
export type { SandboxOptions } from './options.js'
export { createSandbox, type Sandbox } from './sandbox.js'
export type { LogEntry, Operation } from './server/log.js'
export type { TaskSeconds } from './task/task.js'
export type { CredentialsOf, FaultOf, SettingsOf, VendorName } from './vendor/catalogue.js'
export type { EdrawmaxCredentials } from './vendor/edrawmax/edrawmax.js'
export type { EdrawmaxSettings } from './vendor/edrawmax/settings.js'
export type { TomovieeCredentials } from './vendor/tomoviee/account.js'
export type { AnswerForm, TomovieeSettings } from './vendor/tomoviee/settings.js'
