import type { Asset } from '../asset/asset.js'
import type { Output } from '../asset/output.js'
import type { ModelDescription } from '../client/model-description.js'
import type { Provider } from '../contract/provider.js'
import type { FinalStatus } from '../contract/status.js'
import type { TaskHandle } from '../handle.js'
import type { Task } from '../task/task.js'
import type { OpenFile } from './open-file.js'
import type { Plan, PlanOptions } from './plan.js'
import type { RemoteSource } from './remote-source.js'

/** A submission whose work is done elsewhere, as its owner sees it. */
export interface RemoteSubmission {
  /** The model, `provider/model`. */
  readonly model: string
  /** What resumes it, where something does. */
  readonly handle: TaskHandle | undefined
  /** Its id and its label; nothing of one that was resumed. */
  readonly submission:
    | {
        /** Its id. */
        readonly id: string
        /** The application's own name for it, where it has one. */
        readonly label: string | undefined
      }
    | undefined
  /** Tells what becomes of it. */
  readonly source: RemoteSource
  /** How long a call waits for it unless it says otherwise, in ms. */
  readonly timeoutMs: number
  /** Has it ended at the vendor. */
  cancel(signal: AbortSignal): Promise<void>
  /** Called when the end has been handed to somebody. */
  onDelivery(status: FinalStatus<Output>): void
}

/**
 * The half of a client that is with the application, where another process does the work: it checks and plans requests,
 * and gives tasks and results. It needs no credential, and asks no vendor.
 */
export interface Front {
  /** All models, in the order of the providers. */
  readonly models: readonly ModelDescription[]
  /**
   * Checks a request and reads its files.
   *
   * @param target - A model or a capability.
   * @param input - What it takes.
   * @param options - What the application says of the submission.
   * @throws MediaplugError of the phase `input`.
   */
  plan(target: string, input: unknown, options: PlanOptions): Promise<Plan>
  /**
   * Checks a handle: that of a model which is installed and keeps tasks.
   *
   * @param handle - From anywhere.
   * @throws MediaplugError `invalid-input`, `unknown-model` or `unsupported`.
   */
  handle(handle: unknown): TaskHandle
  /** Whether a model keeps tasks, which a handle resumes; one that is not installed may. */
  keepsTasks(model: string): boolean
  /** Gives a submission the shape that applications use. */
  task(submission: RemoteSubmission): Task<Output>
  /**
   * Makes a result of its JSON form.
   *
   * @param model - The model that made it, `provider/model`.
   * @param json - What `JSON.stringify` made of it.
   * @param handle - What resumes its task, where something does.
   * @param open - Reads its files where they are kept.
   * @throws MediaplugError `journal` for what is no result, `unknown-model` for a model that is not installed.
   */
  output(model: string, json: unknown, handle: TaskHandle | undefined, open: OpenFile): Output
  /** A file that a vendor keeps, by its URL: `asset` of a client. */
  asset(provider: string, url: string): Asset
  /**
   * A provider by its id.
   *
   * @throws MediaplugError `unknown-model` for one that is not installed.
   */
  provider(id: string): Provider
}
