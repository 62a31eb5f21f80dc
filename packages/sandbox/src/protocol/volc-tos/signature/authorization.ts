import type { ReceivedRequest } from '../../../server/route.js'
import type { VolcTosCredentials } from '../account.js'
import type { Address } from '../address.js'
import type { Problem } from '../answer.js'

/** The account that signed a request, or why there is none. */
export type Verify = (
  request: ReceivedRequest,
  address: Address,
  accounts: readonly VolcTosCredentials[],
  now: Date,
) => VolcTosCredentials | Problem

/** Who says to have signed a request, for when and where. */
export interface Authorization {
  readonly accessKey: string
  /** The date of the credential, such as `20260719`. */
  readonly day: string
  readonly region: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

/** How far the date of a request may be from the vendor's time. */
export const mostSkewMs = 15 * 60_000

/** Reads a credential: access key, day, region, `tos`, `request`, with slashes between. */
export function parseCredential(
  text: string,
): Pick<Authorization, 'accessKey' | 'day' | 'region'> | undefined {
  const match = /^([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/tos\/request$/.exec(text)
  if (match === null) return undefined
  const [, accessKey = '', day = '', region = ''] = match
  return { accessKey, day, region }
}

/** Reads a time such as `20260719T080000Z`, as milliseconds; `undefined` when it has another form. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second] = match
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(time) ? undefined : time
}

/** What is wrong whatever the signature is: its scope, its list of headers, or the token. */
export function authorizationProblem(
  { day, region, signedHeaders }: Authorization,
  account: VolcTosCredentials,
  sent: {
    readonly date: string
    readonly regions: readonly string[]
    readonly headers: Readonly<Record<string, unknown>>
    readonly token: string | undefined
    /** The code for a scope that is wrong. */
    readonly malformed: string
  },
): Problem | undefined {
  if (day !== sent.date.slice(0, 8)) {
    return { code: sent.malformed, message: 'The day of the credential is not that of the date.' }
  }
  if (!sent.regions.includes(region)) {
    const message = `The region of the credential is ${region}, but must be ${sent.regions[0]}.`
    return { code: sent.malformed, message }
  }
  const mustBeSigned = ['host', ...Object.keys(sent.headers).filter((name) => name.startsWith('x-tos-'))]
  const unsigned = mustBeSigned.filter((name) => !signedHeaders.includes(name))
  if (unsigned.length > 0) {
    return { code: 'SignatureDoesNotMatch', message: `${unsigned.join(', ')} must be signed.` }
  }
  return sent.token === account.token ? undefined : { code: 'InvalidSecurityToken' }
}
