/** The exit code of a command that was interrupted. */
export const interruptedCode = 130

/** Whether the user wants to stop. */
export interface Interruption {
  /** Aborted by the first Ctrl-C. A second one ends the process at once. */
  readonly signal: AbortSignal
  /** What is said at the first one. */
  announce: string
}

const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Listens to Ctrl-C, and to a request to end.
 *
 * @param tell - Tells the user what happens.
 */
export function openInterruption(tell: (text: string) => void): Interruption {
  const controller = new AbortController()
  const interruption: Interruption = { signal: controller.signal, announce: 'Stopping.' }

  function stop(): void {
    if (controller.signal.aborted) process.exit(interruptedCode)
    tell(`${interruption.announce} Ctrl-C again quits at once.`)
    controller.abort(new Error('interrupted'))
  }

  for (const name of signals) process.on(name, stop)
  return interruption
}
