/** What packages are called in lines that install them. */
export const cli = '@mediaplug/cli'

/** The package of the local vendors. */
export const sandboxPackage = '@mediaplug/sandbox'

/**
 * A package for each capability, by the capability's id: what a line suggests where nothing is installed. It decides
 * nothing, and the command knows no vendor besides.
 */
const suggested: Readonly<Record<string, string>> = {
  'text-to-diagram': 'edrawmax',
  'text-to-image': 'mediaio',
  'animate-image-with-video': 'mediaio',
}

const usual = 'tomoviee'

/** The package that a target may need: that of the provider which its id names, else one that serves the capability. */
export function packageFor(target: string | undefined): string {
  const [provider = '', model] = target?.split('/') ?? []
  const name = model === undefined ? (suggested[provider] ?? usual) : provider
  return `@mediaplug/provider-${name}`
}
