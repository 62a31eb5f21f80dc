export type { ClientAccount } from './account/client-account.js'
export type { DurationEstimate } from './account/durations.js'
export type { Asset } from './asset/asset.js'
export type { AfterRefusals, Delivered, Output, Savable } from './asset/output.js'
export { checkSavePattern } from './asset/result/check-pattern.js'
export type { SaveOptions } from './asset/save/save-options.js'
export { folderSink } from './asset/sink/folder-sink.js'
export type { KeptFile, PutOptions, Sink, SinkFile, SinkOptions } from './asset/sink/sink.js'
export type { ResultNotes, Usage } from './capability/notes.js'
export type { AssetKind } from './capability/output.js'
export type { AnyClient, ClientOf } from './client/any-client.js'
export type { Client } from './client/client.js'
export { type ClientOptions, createClient } from './client/create-client.js'
export type { ModelDescription } from './client/model-description.js'
export type { NearModelId } from './client/near-target.js'
export type {
  Recovered,
  RecoveredAnswer,
  RecoveredRefusal,
  RecoveredSubmission,
  RecoveredTask,
  RecoveredUncertainty,
} from './client/recovered.js'
export type { GenerateOptions, SubmissionOptions, SubmitOptions } from './client/submit-options.js'
export type {
  AccountId,
  CapabilityOf,
  HandleOf,
  InputOf,
  ModelAt,
  ModelId,
  ResultOf,
  ResumedOutput,
  ServedBy,
  Target,
} from './client/targets.js'
export type { Limits } from './contract/common-settings.js'
export type { CheckedConnections, ConnectionSettings } from './contract/connection-settings.js'
export type { CredentialState } from './contract/credential-state.js'
export type { Provider } from './contract/provider.js'
export type { ProxyServer } from './contract/proxy-server.js'
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
export type {
  DownloadEvent,
  ListenerEvent,
  MismatchEvent,
  RecordEvent,
  RequestEvent,
  SubmissionEvent,
  TaskEvent,
} from './diagnostics/events.js'
export {
  type ErrorCode,
  type ErrorDetails,
  MediaplugError,
  type Phase,
  type Refusal,
  type UncertainSubmission,
} from './error/error.js'
export type { Candidate, Issue } from './error/issue.js'
export type { Bytes } from './file/bytes.js'
export type { FileBytes, FileLimits } from './file/file.js'
export type { EarlierAsset, FileAtPath, FileInput } from './file/file-input.js'
export type { ReadOptions } from './file/read-options.js'
export type { SavedFile } from './file/saved-file.js'
export type { TaskHandle } from './handle.js'
export type { Upload } from './input/upload.js'
export { type FileJournal, type FileJournalOptions, fileJournal } from './journal/file/file-journal.js'
export {
  type FolderJournal,
  type FolderJournalOptions,
  folderJournal,
} from './journal/folder/folder-journal.js'
export type {
  AcceptedRecord,
  AnsweredRecord,
  IntentRecord,
  Journal,
  JournalRecord,
  LearnedRecord,
  RefusedRecord,
  SettledRecord,
  UncertainRecord,
} from './journal/journal.js'
export { memoryJournal } from './journal/memory.js'
export type { JsonSchema, JsonSchemaType } from './schema/json-schema.js'
export { type Pacing, type PacingState, standardPacing } from './task/pacing.js'
export type { Task } from './task/task.js'
export type { WaitOptions } from './task/wait-options.js'
export type { CallOptions } from './time/open-call.js'
