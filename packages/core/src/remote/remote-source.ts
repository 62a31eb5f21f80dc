import type { Output } from '../asset/output.js'
import type { Status } from '../contract/status.js'

/** Who is told what becomes of a submission. */
export interface RemoteListener {
  /** Whether somebody follows the progress, rather than only waiting for the end. */
  readonly isFollowing: boolean
  /** Tells a status; the last one may be told again to those who come later. */
  tell(status: Status<Output>): void
  /** Tells that there is no end to wait for: the vendor accepted nothing, say. */
  fail(error: unknown): void
}

/** What becomes of a submission, as it is known from elsewhere. */
export interface RemoteSource {
  /** Begins to tell, and goes on until what it gives is called. */
  watch(listener: RemoteListener): () => void
  /** What it means for the submission that its caller stops waiting, as a sentence. */
  consequence(): string
}
