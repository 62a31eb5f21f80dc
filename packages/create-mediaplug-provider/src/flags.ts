import { parseArgs } from 'node:util'
import { CommandError, exitCode } from './exit-code.js'

const options = {
  directory: { type: 'string', short: 'd' },
  title: { type: 'string', short: 't' },
  scope: { type: 'string', short: 's' },
  author: { type: 'string', short: 'a' },
  yes: { type: 'boolean', short: 'y' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** What the command line says. What it leaves open is `undefined`. */
export interface Flags {
  readonly name: string | undefined
  readonly directory: string | undefined
  readonly title: string | undefined
  readonly scope: string | undefined
  readonly author: string | undefined
  readonly yes: boolean
  readonly help: boolean
  readonly version: boolean
}

/** What `--help` prints. */
export const help = `Begins a Mediaplug provider: a package that connects one vendor, with its tests.

Usage
  npm create mediaplug-provider [name] [-- options]

  name                    the provider's id, such as acme: lower-case letters, digits and dashes

Options
  -d, --directory <path>  where to write it: a folder that is empty or not there yet  (default: ./<name>)
  -t, --title <text>      the vendor's name for people  (default: by the name, such as Acme)
  -s, --scope <scope>     the npm scope of the package, such as @you  (default: none)
  -a, --author <text>     who holds the copyright, for the licence  (default: the authors of the package)
  -y, --yes               ask nothing: what is not given has its default
  -h, --help              print this
  -v, --version           print the version

At a terminal, what is not given is asked for. Without one, a name is enough.

Exit codes
  0  written    1  the folder cannot be used    2  a wrong command line    130  interrupted

Example
  npm create mediaplug-provider acme -- --title "Acme Studio" --scope @you
`

/** Reads the command line. @throws CommandError for what it does not know. */
export function readFlags(args: readonly string[]): Flags {
  const { values, positionals } = parse(args)
  const [name, ...others] = positionals
  if (others.length > 0) {
    const message = `One name is enough, but there is also '${others.join("' and '")}'. A title with spaces is put in quotes.`
    throw new CommandError(exitCode.usage, message)
  }
  const { directory, title, scope, author, yes = false, help: asksHelp = false, version = false } = values
  return { name, directory, title, scope, author, yes, help: asksHelp, version }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandError(exitCode.usage, `${why}\nSee --help.`)
  }
}
