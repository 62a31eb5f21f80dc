import { resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'

/** Where the command runs, and whom it talks to. */
export interface Terminal {
  /** The folder that relative paths begin at. */
  readonly folder: string
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
  /** Whether a person is there to be asked. */
  readonly isInteractive: boolean
}

/** The whole path that somebody at a terminal means. */
export function absolute({ folder }: Terminal, path: string): string {
  return resolve(folder, path)
}
