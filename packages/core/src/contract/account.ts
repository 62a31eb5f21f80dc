import type { Context } from './context.js'

/** What a vendor tells of an account. Every part may be left out. */
export interface Account {
  /**
   * How many credits are left. Throws when the answer cannot be read.
   *
   * Called by `client.account(…).credits()`, and after a start that the vendor refused with `quota`.
   */
  credits?(context: Context): Promise<number>
}

/** An account of which nothing is told. */
export interface NoAccount {
  readonly credits?: never
}

/** An account by what it tells, whatever its functions are called where they are written. */
export type DeclaredAccount<A extends Account> =
  A extends Required<Pick<Account, 'credits'>> ? Required<Pick<Account, 'credits'>> : NoAccount
