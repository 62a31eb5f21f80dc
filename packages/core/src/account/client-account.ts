import type { CallOptions } from '../time/open-call.js'

/** An account with a vendor that tells of its credits. */
export interface ClientAccount {
  /**
   * Asks how many credits are left. Asking costs nothing, so it is repeated after faults that pass.
   *
   * @throws MediaplugError of the phase `account`.
   */
  credits(options?: CallOptions): Promise<number>
}
