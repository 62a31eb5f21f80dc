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

const longestId = 40
const longestTitle = 60
/** The limit of npm. */
const longestPackageName = 214

const reserved = new Set(
  (
    'arguments async await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package private ' +
    'protected public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
)

const words = (id: string): string[] => id.split('-')
const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Why a text is no id of a provider, `undefined` where it is one. */
export function idProblem(id: string): string | undefined {
  if (id === '') return 'A name is needed, as in: npm create mediaplug-provider acme'
  if (id.length > longestId) return `A name has at most ${longestId} characters; this one has ${id.length}.`
  if (/^[a-z\d]+(-[a-z\d]+)*$/.test(id)) return undefined
  const suggestion = suggestedId(id)
  const hint = suggestion === '' ? '' : ` Perhaps ${suggestion}?`
  return `'${id}' is no name: lower-case letters, digits and single dashes between them are, since it becomes the provider's id and a part of the package's name.${hint}`
}

/** The id that a text may have been meant as; empty where there is none. */
function suggestedId(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  const dashed = plain.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase()
  return dashed
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longestId)
}

/** Why a text is no title of a vendor, `undefined` where it is one. It goes into code, comments and Markdown. */
export function titleProblem(title: string): string | undefined {
  if (title.length > longestTitle)
    return `A title has at most ${longestTitle} characters; this one has ${title.length}.`
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&'’()+!-]*$/u.test(title)) return undefined
  return `'${title}' is no title: it begins with a letter or a digit, and has letters, digits, spaces and . , & ' ( ) + ! - only.`
}

/** Why a text is no scope of npm, `undefined` where it is one or empty. The `@` may be left out. */
export function scopeProblem(scope: string): string | undefined {
  if (scope === '' || /^@?[a-z\d~-][a-z\d._~-]*$/.test(scope)) return undefined
  return `'${scope}' is no scope of npm: it is like @you, in lower-case letters, digits, dashes, dots and underscores.`
}

/** Why a text is no author, `undefined` where it is one or empty. */
export function authorProblem(author: string): string | undefined {
  return /\p{C}/u.test(author) ? 'An author is named in one line.' : undefined
}

/** Why a package's name is none that npm takes, `undefined` where it is one. */
export function packageNameProblem(name: string): string | undefined {
  if (name.length <= longestPackageName) return undefined
  return `The package would be called ${name}: npm takes at most ${longestPackageName} characters. Give a shorter scope.`
}

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
