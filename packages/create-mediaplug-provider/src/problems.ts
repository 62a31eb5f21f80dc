// Why an answer or a flag is refused: a sentence, or nothing where it is fine.

const longestId = 40
const longestTitle = 60
/** The limit of npm. */
const longestPackageName = 214

/** Why a text is no id of a provider, `undefined` where it is one. */
export function idProblem(id: string): string | undefined {
  if (id === '') return 'A name is needed, as in: npm create mediaplug-provider acme'
  if (id.length > longestId) return `A name has at most ${longestId} characters; this one has ${id.length}.`
  const ofPackage = /^(?:@.*\/)?mediaplug-provider-(.+)/.exec(id)?.[1]
  if (ofPackage !== undefined)
    return `'${id}' is the name of a package, which is made of the provider's id. Perhaps ${suggestedId(ofPackage)}?`
  if (/^[a-z\d]+(-[a-z\d]+)*$/.test(id)) return undefined
  const suggestion = suggestedId(id)
  const hint = suggestion === '' ? '' : ` Perhaps ${suggestion}?`
  return `'${id}' is no name: lower-case letters, digits and single dashes between them are, since it becomes the provider's id and a part of the package's name.${hint}`
}

/** The id that a text may have been meant as; empty where there is none. */
function suggestedId(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  const dashed = plain.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase()
  const cut = dashed.replace(/[^a-z\d]+/g, '-').slice(0, longestId)
  return cut.replace(/^-+|-+$/g, '')
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
