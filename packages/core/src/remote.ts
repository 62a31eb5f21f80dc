export type { Limiters } from './account/limiters.js'
export type { OutstandingTask, Permit, Permits } from './account/permits.js'
export type { FinalStatus } from './contract/status.js'
export type { RateLimit } from './http/rate-limit.js'
export type { CarriedInput } from './input/carry-files.js'
export { createFront, type Front, type RemoteSubmission } from './remote/front.js'
export type { Plan, PlanOptions } from './remote/plan.js'
export type { RemoteListener, RemoteSource } from './remote/remote-task.js'
export type { OpenFile } from './remote/restore-output.js'
export {
  createRunner,
  type RecordedDoubt,
  type Runner,
  type RunnerOptions,
  type Sending,
} from './remote/runner.js'
export type { RunningTask } from './remote/running-task.js'
export type { Verdict } from './submission/doubt.js'
