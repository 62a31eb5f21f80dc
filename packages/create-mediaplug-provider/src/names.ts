/** Names of a new package, each derived from the id of its provider. */
export interface Names {
  /** The id of the provider, such as `acme-studio`. */
  readonly id: string
  /** The vendor's name for people, such as `Acme Studio`. */
  readonly title: string
  /** What npm calls it, such as `@you/mediaplug-provider-acme-studio`. */
  readonly packageName: string
  /** What the factory is called in code, such as `acmeStudio`. */
  readonly identifier: string
  /** What its environment variables begin with, such as `ACME_STUDIO`. */
  readonly variablePrefix: string
}

const reserved = new Set(
  (
    'arguments async await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package private ' +
    'protected public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
)

const words = (id: string): string[] => id.split('-')
const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The title that an id suggests: `Acme Studio` for `acme-studio`. */
export function titleOf(id: string): string {
  return words(id).map(capitalized).join(' ')
}

/** The name of the package of a provider, in a scope where there is one. */
export function packageNameOf(id: string, scope: string): string {
  const name = `mediaplug-provider-${id}`
  return scope === '' ? name : `@${scope.replace(/^@/, '')}/${name}`
}

/**
 * All names of a package.
 *
 * @param isTaken - Whether the code uses a name already: the factory is called otherwise then.
 */
export function namesOf(id: string, title: string, scope: string, isTaken: (name: string) => boolean): Names {
  const camel = words(id)
    .map((word, index) => (index === 0 ? word : capitalized(word)))
    .join('')
  const free = !/^\d/.test(camel) && !reserved.has(camel) && !isTaken(camel)
  const variable = id.toUpperCase().replaceAll('-', '_')
  return {
    id,
    title,
    packageName: packageNameOf(id, scope),
    identifier: free ? camel : `vendor${capitalized(camel)}`,
    // No shell knows a variable that begins with a digit.
    variablePrefix: /^\d/.test(variable) ? `VENDOR_${variable}` : variable,
  }
}
