import { invalidInput } from '../validation/validate.js'

/** A URL of a vendor: the same for all, or by the settings. */
export type VendorUrl<Settings> = string | ((settings: Settings) => string)

/** A URL of a vendor for given settings. */
export const urlFor = <Settings>(url: VendorUrl<Settings>, settings: Settings): string =>
  typeof url === 'string' ? url : url(settings)

/** What a user may say of where a vendor is. */
interface GivenUrls {
  readonly baseUrl?: string | undefined
  readonly hosts?: Readonly<Record<string, string | undefined>> | undefined
}

/**
 * Where the further hosts of a vendor are: as the user says, else where the user's base URL is, else as the vendor says.
 *
 * A user who points the base URL at a sandbox or a gateway means all of the vendor.
 *
 * @throws MediaplugError `invalid-input` for one that the vendor does not have.
 */
export function hostUrls<Settings>(
  usual: Readonly<Record<string, VendorUrl<Settings>>>,
  given: GivenUrls,
  settings: Settings,
  subject: string,
): Record<string, string> {
  const urls: Record<string, string> = {}
  for (const [name, url] of Object.entries(usual))
    urls[name] = given.hosts?.[name] ?? given.baseUrl ?? urlFor(url, settings)
  const unknown = Object.keys(given.hosts ?? {}).filter((name) => !Object.hasOwn(urls, name))
  if (unknown.length === 0) return urls
  const known = Object.keys(urls)
  const allowed = { propertyNames: { enum: known } }
  throw invalidInput(
    subject,
    unknown.map((name) => {
      const message = `hosts.${name} is not supported: the vendor's hosts are ${known.join(', ') || 'none'}`
      return { path: ['hosts', name], message, allowed }
    }),
  )
}
