import * as z from 'zod'
import { MediaplugError } from '../error/error.js'
import { once } from '../once.js'
import { markSecret } from '../validation/secret.js'
import { type CredentialSource, createLookup } from './lookup.js'

/** A secret that is looked up each time it is called, so that it may change. Nothing prints what it holds. */
export interface Credential {
  /** @throws MediaplugError `auth` where it is missing, cannot be fetched, or no header can carry it. */
  (): Promise<string>
  /** Whether it comes from the settings and not from the environment. */
  readonly isGiven: boolean
}

/** A {@link Credential} that may be absent. */
export interface OptionalCredential {
  /** @throws MediaplugError `auth` where it cannot be fetched, or no header can carry it. */
  (): Promise<string | undefined>
  /** Whether it comes from the settings and not from the environment. */
  readonly isGiven: boolean
}

export type { CredentialSource } from './lookup.js'

/** A schema of a credential in a provider's settings. */
export type CredentialSetting<Found> = z.ZodPipe<
  z.ZodOptional<z.ZodCustom<CredentialSource, CredentialSource>>,
  z.ZodTransform<Found, CredentialSource | undefined>
>

const source = once(() =>
  markSecret(
    z.custom<CredentialSource>(
      (value) => (typeof value === 'string' && value !== '') || typeof value === 'function',
      'must be a string that is not empty, or a function that gives one',
    ),
  ).optional(),
)

/**
 * A setting that is a secret, taken from the settings or from an environment variable.
 *
 * The environment is read when the secret is first used, not when the package is imported. A missing one
 * is an `auth` error that names the variable. It may stand anywhere in the settings: in an object of its own, in a
 * list, in one of several forms.
 *
 * What it gave once is taken out of all errors and records of the process from then on, encoded forms included. A value
 * of less than six characters is not: it would be found in ordinary words, and what is missing there would tell it.
 *
 * @param variable - The environment variable, by the name that the vendor's own tools use.
 * @example A key in the settings, and one within an account
 * ```ts
 * const settings = z.strictObject({
 *   apiKey: credential('ACME_API_KEY'),
 *   storage: z.strictObject({ key: credential('ACME_STORAGE_KEY') }).prefault({}),
 * })
 * ```
 */
export function credential(variable: string): CredentialSetting<Credential> {
  return source().transform((given) => {
    const { find, isGiven } = createLookup(given, variable)
    const present = (value: string | undefined): string => {
      if (value !== undefined) return value
      throw new MediaplugError(
        'auth',
        `a credential is missing: set the environment variable ${variable}, or pass it in the provider's settings.`,
      )
    }
    return Object.assign(() => find().then(present), { isGiven })
  })
}

/**
 * Like {@link credential}, for one that may be absent, such as a session token.
 *
 * @param variable - The environment variable, by the name that the vendor's own tools use.
 * @example A session token
 * ```ts
 * const settings = z.strictObject({ token: optionalCredential('TENCENTCLOUD_TOKEN') })
 * ```
 */
export function optionalCredential(variable: string): CredentialSetting<OptionalCredential> {
  return source().transform((given) => {
    const { find, isGiven } = createLookup(given, variable, true)
    return Object.assign(() => find(), { isGiven })
  })
}

/**
 * The value of an optional credential that belongs to another, such as a session token to its key.
 *
 * What the environment has is left alone where the other one was given in the settings: it may be of another
 * account.
 *
 * @param main - The credential that it belongs to.
 * @param optional - The one that may be absent.
 * @throws MediaplugError `auth` where it cannot be fetched, or no header can carry it.
 * @example The token of a key
 * ```ts
 * const settings = z.strictObject({
 *   secretKey: credential('TENCENTCLOUD_SECRET_KEY'),
 *   token: optionalCredential('TENCENTCLOUD_TOKEN'),
 * })
 * const { secretKey, token } = settings.parse({})
 * const sessionToken = await belongingTo(secretKey, token)
 * ```
 */
export async function belongingTo(
  main: Credential,
  optional: OptionalCredential,
): Promise<string | undefined> {
  return main.isGiven && !optional.isGiven ? undefined : optional()
}
