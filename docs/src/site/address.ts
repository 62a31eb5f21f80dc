/**
 * Where the site will be, such as `https://owner.github.io/mediaplug/`, by the variable `MEDIAPLUG_SITE`.
 * Without it, the site is made for the root of whatever host serves it.
 */
const address = process.env.MEDIAPLUG_SITE ? new URL(process.env.MEDIAPLUG_SITE) : undefined

/** The path below which all pages are, with a slash at both ends. */
export const base: string = `${address?.pathname ?? ''}/`.replace(/\/+$/, '/')

/** The address of the whole site, with a slash at its end; none where it is not known. */
export const home: string | undefined = address && `${address.origin}${base}`

/** Where the sources can be read, such as `https://example.com/owner/name`. Empty until there is a public address. */
export const repository: string = process.env.MEDIAPLUG_REPOSITORY ?? ''

/**
 * The URL of a place of the site; a path where the site's address is not known.
 *
 * @param place - Such as `/guides/tasks.md`.
 */
export function urlOf(place: string): string {
  return `${home ?? base}${place.slice(1)}`
}
