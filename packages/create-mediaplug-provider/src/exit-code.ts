/** How the command ends. */
export const exitCode = {
  written: 0,
  /** The folder cannot be used. */
  notWritten: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** Somebody pressed Ctrl-C at a question, as a shell says it. */
  interrupted: 130,
} as const

/** An end without a package, and why. */
export class CommandError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}
