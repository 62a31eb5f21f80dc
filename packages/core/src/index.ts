export type { Asset, ReadOptions, SavedFile } from './asset/asset.js'
export type { FileBytes } from './asset/file.js'
export type { EarlierAsset, FileAtPath, FileInput } from './asset/file-input.js'
export type { Upload } from './asset/upload.js'
export type { AssetKind } from './capability/output.js'
export type { ClientAccount } from './client/account.js'
export type {
  AccountId,
  CapabilityOf,
  Client,
  InputOf,
  ModelAt,
  ModelDescription,
  ModelId,
  ResultOf,
  ResumedOutput,
  ServedBy,
  Target,
} from './client/client.js'
export { type ClientOptions, createClient } from './client/create-client.js'
export type { Recovered, RecoveredDoubt, RecoveredRefusal, RecoveredTask } from './client/recover.js'
export type { Limits } from './contract/common-settings.js'
export type { TaskHandle } from './contract/handle.js'
export type { Provider } from './contract/provider.js'
export type {
  CanceledStatus,
  EndDetails,
  EndedStatus,
  ExpiredStatus,
  FailedStatus,
  PendingDetails,
  PendingStatus,
  QueuedStatus,
  RunningStatus,
  Status,
  SucceededStatus,
} from './contract/status.js'
export type { RequestEvent, TaskEvent } from './diagnostics.js'
export {
  type ErrorCode,
  type ErrorDetails,
  MediaplugError,
  type Phase,
  type UncertainSubmission,
} from './error.js'
export { type FileJournal, type FileJournalOptions, fileJournal } from './journal/file.js'
export type {
  AcceptedRecord,
  IntentRecord,
  Journal,
  JournalRecord,
  RefusedRecord,
  SettledRecord,
  UncertainRecord,
} from './journal/journal.js'
export { memoryJournal } from './journal/memory.js'
export type { CallOptions } from './task/call.js'
export type { Output } from './task/deliver.js'
export { type DurationEstimate, type Pacing, type PacingState, standardPacing } from './task/pacing.js'
export type { Task, WaitOptions } from './task/task.js'
