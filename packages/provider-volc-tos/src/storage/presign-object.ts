import { validate, z } from '@mediaplug/core/provider'
import { objectUrl } from '../object/address.js'
import { objectName } from '../object/name.js'
import { expiresInSeconds } from '../settings.js'
import { readCredentials } from '../signing/credentials.js'
import { isSigningParameter, type PresignedUrl, type PresignRequest, presign } from '../signing/presign.js'
import { type BucketOptions, providerOf, storageFields } from './options.js'
import { forbidOverwrite } from './put.js'

/** An object, and how long its URL works. */
export interface PresignOptions extends BucketOptions {
  /**
   * The object's name: at most 1024 bytes in UTF-8, not beginning with a slash or a backslash, without `.` or `..`
   * between slashes.
   */
  readonly object: string
  /** 1 to 604 800. Default: 86 400, one day. The URL of temporary keys ends with them, if that is earlier. */
  readonly expiresInSeconds?: number | undefined
}

/** What {@link presignGetObject} takes. */
export interface PresignGetOptions extends PresignOptions {
  /**
   * Further parameters, such as `response-content-disposition` or `x-tos-process`. They are signed. Those of the
   * signature itself are refused.
   */
  readonly query?: Readonly<Record<string, string>> | undefined
}

/** What {@link presignPutObject} takes. */
export interface PresignPutOptions extends PresignOptions {
  /** Whether an object of that name may be replaced. Default: false. */
  readonly overwrite?: boolean | undefined
}

/** A URL for a PUT, and what has to be sent with it. */
export interface PresignedPut extends PresignedUrl {
  /** Signed with the URL: the vendor refuses a PUT without them. */
  readonly headers: Readonly<Record<string, string>>
}

const presignFields = { ...storageFields, object: objectName, expiresInSeconds }
type CheckedOptions = z.output<z.ZodObject<typeof presignFields>>

const query = z
  .record(z.string(), z.string())
  .refine((parameters) => !Object.keys(parameters).some(isSigningParameter), {
    error: 'must not have parameters of the signature, such as X-Tos-Signature',
  })
const getOptions = z.strictObject({ ...presignFields, query: query.optional() })
const putOptions = z.strictObject({ ...presignFields, overwrite: z.boolean().default(false) })

/** Signs a URL of an object by this machine's clock. */
async function presignObject(
  options: PresignOptions,
  checked: CheckedOptions,
  request: Omit<PresignRequest, 'url' | 'expiresInSeconds'>,
): Promise<PresignedUrl> {
  const { object, region, expiresInSeconds } = checked
  const url = objectUrl(providerOf(options).baseUrl, object)
  const signer = { credentials: await readCredentials(checked), region, time: new Date() }
  return presign({ ...request, url, expiresInSeconds }, signer)
}

/**
 * A URL with which anyone can read an object, for a time.
 *
 * Nothing is asked of the vendor: whether the object is there shows when the URL is used. The time is that of this
 * machine's clock, and is not corrected: by a clock that is wrong, the URL ends too early or does not work.
 *
 * @throws MediaplugError `invalid-input` for options that are not allowed, `auth` for a missing credential.
 * @see https://www.volcengine.com/docs/6349/74839
 * @example A URL that works for an hour
 * ```ts
 * const { url, expiresAt } = await presignGetObject({
 *   bucket: 'my-pictures',
 *   object: 'portrait.jpg',
 *   expiresInSeconds: 3_600,
 * })
 * ```
 */
export async function presignGetObject(options: PresignGetOptions): Promise<PresignedUrl> {
  const checked = validate(getOptions, options, 'presignGetObject()')
  return await presignObject(options, checked, { method: 'GET', query: checked.query })
}

/**
 * A URL with which anyone can put an object, for a time, such as a browser.
 *
 * Unless `overwrite` says otherwise, an object that is there already is not replaced: that is in the headers, which
 * are signed.
 *
 * Nothing is asked of the vendor: the time is that of this machine's clock, and is not corrected. By a clock that is
 * wrong, the URL ends too early or does not work.
 *
 * @throws MediaplugError `invalid-input` for options that are not allowed, `auth` for a missing credential.
 * @see https://www.volcengine.com/docs/6349/74839
 * @example An upload from a browser
 * ```ts
 * const { url, headers } = await presignPutObject({ bucket: 'my-pictures', object: 'cat.png' })
 * await fetch(url, { method: 'PUT', headers: { ...headers, 'content-type': 'image/png' }, body: bytes })
 * ```
 */
export async function presignPutObject(options: PresignPutOptions): Promise<PresignedPut> {
  const checked = validate(putOptions, options, 'presignPutObject()')
  const headers = checked.overwrite ? {} : forbidOverwrite
  return { ...(await presignObject(options, checked, { method: 'PUT', headers })), headers }
}
