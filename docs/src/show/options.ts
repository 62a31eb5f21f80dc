import { parseArgs } from 'node:util'

/** What `npm run docs --` takes. */
export interface ShowOptions {
  /** Whether the site is served, and shown in a browser where there is one. */
  readonly open: boolean
  /** Where it is served; 0 is any port that is free. */
  readonly port: number
}

/**
 * @param args - The words after `npm run docs --`.
 * @throws Error - For a word that is none of them, and for a port that is none.
 */
export function showOptions(args: readonly string[]): ShowOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { open: { type: 'boolean', default: false }, port: { type: 'string', default: '4173' } },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port}: a port is a number from 0 to 65535, where 0 is any that is free`)
  }
  return { open: values.open, port }
}
