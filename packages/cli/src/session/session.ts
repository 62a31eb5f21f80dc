import type { Colors } from 'picocolors/types.js'
import type { Interruption } from './interruption.js'
import type { Screen } from './screen.js'

/** What every command has: where it runs, how it speaks, and whether it is to stop. */
export interface Session {
  /** The working directory. */
  readonly folder: string
  /** The environment, with what `--env-file` added. */
  readonly environment: NodeJS.ProcessEnv
  /** Whether results are JSON: when they are piped, or asked for. */
  readonly isJson: boolean
  /** Whether causes are told too. */
  readonly isVerbose: boolean
  /** Colours for what is told a person; none where they would be noise. */
  readonly colors: Colors
  /** Where a person reads along: progress moves only where it is a terminal. */
  readonly terminal: NodeJS.WriteStream
  /** What moves on that terminal. */
  readonly screen: Screen
  /** Told when the user wants to stop. */
  readonly interruption: Interruption
  /** Gives a result: standard output, nothing else. */
  give(text: string): void
  /** Tells a person something: standard error. */
  tell(text: string): void
}

/** The options that every command has. */
export interface CommonOptions {
  readonly json?: boolean
  readonly verbose?: boolean
  readonly envFile?: readonly string[]
}
