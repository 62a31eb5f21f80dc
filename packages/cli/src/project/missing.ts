import { UsageError } from '../error/usage-error.js'
import { cli, packageFor, sandboxPackage } from './packages.js'

/** A word as a shell takes it. */
export const quoted = (word: string): string =>
  /^[\w./:@=,{}-]+$/.test(word) && !word.includes('{') ? word : `'${word.replaceAll("'", "'\\''")}'`

/** The words that the command was called with. */
const calledWith = (): readonly string[] => process.argv.slice(2)

/** What the command was asked for: the first word after its name that is no option. */
const targetOf = (words: readonly string[]): string | undefined =>
  words.slice(1).find((word) => !word.startsWith('-'))

/** The line that does what was asked for, with all the packages that it needs. */
export function lineWith(packages: readonly string[]): string {
  const words = calledWith()
  return [
    'npx',
    ...[cli, ...packages].flatMap((name) => ['-p', name]),
    'mediaplug',
    ...words.map(quoted),
  ].join(' ')
}

/** The error where no provider is there, with the line that works. */
export function noProviders(problems: readonly string[]): UsageError {
  const words = calledWith()
  const needed = packageFor(targetOf(words))
  const packages = words.includes('--sandbox') ? [sandboxPackage, needed] : [needed]
  const also = problems.length > 0 ? ` ${problems.join('. ')}.` : ''
  return new UsageError(`No provider is installed here.${also}`, {
    hint: `Install one in this project, as in 'npm install ${needed}', or run:\n  ${lineWith(packages)}`,
  })
}

/** The error where the sandbox is not there, with the line that works. */
export const noSandbox = (found: readonly string[]): UsageError =>
  new UsageError(`${sandboxPackage} is not installed here.`, {
    hint: `Install it, as in 'npm install --save-dev ${sandboxPackage}', or run:\n  ${lineWith([sandboxPackage, ...found])}`,
  })
