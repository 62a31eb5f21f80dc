import * as z from 'zod'
import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'

/** A secret that is looked up when it is first used. Nothing prints what it holds. */
export interface Credential {
  (): Promise<string>
  /** Whether it comes from the settings and not from the environment. */
  readonly isGiven: boolean
}

/** A value that may be absent, looked up when it is first used. */
export interface OptionalCredential {
  (): Promise<string | undefined>
  /** Whether it comes from the settings and not from the environment. */
  readonly isGiven: boolean
}

/** How a user gives a credential: the value, or a function that fetches it, from a vault say. */
export type CredentialSource = string | (() => string | Promise<string>)

/** A schema of a credential in a provider's settings. */
export type CredentialSetting<Found> = z.ZodPipe<
  z.ZodOptional<z.ZodCustom<CredentialSource, CredentialSource>>,
  z.ZodTransform<Found, CredentialSource | undefined>
>

const source = z
  .custom<CredentialSource>(
    (value) => (typeof value === 'string' && value !== '') || typeof value === 'function',
    {
      error: 'must be a string that is not empty, or a function that gives one',
      params: { secret: true },
    },
  )
  .optional()

const revealed = new WeakMap<object, string>()

async function give(source: CredentialSource | undefined): Promise<string | undefined> {
  if (typeof source !== 'function') return source
  try {
    return await source()
  } catch (cause) {
    const text = messageOf(cause)
    throw new MediaplugError('auth', `a credential could not be fetched: ${text}`, { cause })
  }
}

/** A line break comes with a file that was read whole; no header can carry one. */
function checkText(value: string, variable: string): void {
  if (!/[\r\n\0]/.test(value)) return
  const message = `the credential of ${variable} has a line break in it: take it out, it may be at the end.`
  throw new MediaplugError('auth', message)
}

function lookup(given: CredentialSource | undefined, variable: string): OptionalCredential {
  const credential = async (): Promise<string | undefined> => {
    const value = (await give(given)) ?? process.env[variable]
    if (value) {
      revealed.set(credential, value)
      checkText(value, variable)
    }
    return value || undefined
  }
  return Object.assign(credential, { isGiven: given !== undefined })
}

/**
 * A setting that is a secret, taken from the settings or from an environment variable.
 *
 * The environment is read when the secret is first used, not when the package is imported. A missing one
 * is an `auth` error that names the variable.
 *
 * @param variable - The environment variable, by the name that the vendor's own tools use.
 * @example
 * ```ts
 * settings: z.strictObject({ apiKey: credential('MEDIAIO_API_KEY') })
 * ```
 */
export function credential(variable: string): CredentialSetting<Credential> {
  return source.transform((given) => {
    const find = lookup(given, variable)
    const required = async (): Promise<string> => {
      const value = await find()
      if (value === undefined) {
        throw new MediaplugError(
          'auth',
          `a credential is missing: set the environment variable ${variable}, or pass it in the provider's settings.`,
        )
      }
      revealed.set(required, value)
      return value
    }
    return Object.assign(required, { isGiven: find.isGiven })
  })
}

/**
 * Like {@link credential}, for one that may be absent, such as a session token.
 *
 * @param variable - The environment variable.
 * @example
 * ```ts
 * const settings = z.strictObject({ token: optionalCredential('TENCENTCLOUD_TOKEN') })
 * ```
 */
export function optionalCredential(variable: string): CredentialSetting<OptionalCredential> {
  return source.transform((given) => lookup(given, variable))
}

/**
 * The value of an optional credential that belongs to another, such as a session token to its key.
 *
 * What the environment has is left alone where the other one was given in the settings: it may be of another
 * account.
 *
 * @param main - The credential that it belongs to.
 * @param optional - The one that may be absent.
 * @example
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

/** The secrets that have been used so far, for redaction. */
export function revealedSecrets(settings: object): string[] {
  const secrets = Object.values(settings).map((value: unknown) =>
    typeof value === 'function' ? revealed.get(value) : undefined,
  )
  return secrets.filter((secret) => secret !== undefined)
}
