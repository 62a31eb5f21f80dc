import type { Context } from './context.js'

/** What a vendor tells of an account, as its provider declares it. Every part may be left out. */
export interface Account {
  /**
   * Asks how many credits are left, once. Throws when the answer cannot be read.
   *
   * Core calls it for `client.account(…).credits()`, and after a start that the vendor refused with `quota`, so that
   * the error can say it.
   *
   * @param context - The way to the vendor.
   */
  credits?(context: Context): Promise<number>
}

/** An account of which nothing is told: `client.account` does not take such a provider. */
export interface NoAccount {
  /** Never there. */
  readonly credits?: never
}

/** An account by what its provider declares, without the names that the functions have there. */
export type DeclaredAccount<A extends Account> =
  A extends Required<Pick<Account, 'credits'>> ? Required<Pick<Account, 'credits'>> : NoAccount
