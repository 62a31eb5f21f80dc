import { createColors } from 'picocolors'
import { openInterruption } from './interruption.js'
import { openScreen } from './screen.js'
import type { CommonOptions, Session } from './session.js'

/** Whether a stream may be coloured, by what terminals and users agree on. */
function takesColor({ isTTY }: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): boolean {
  if (environment.NO_COLOR) return false
  return Boolean(environment.FORCE_COLOR) || (isTTY && environment.TERM !== 'dumb')
}

/** A reader that has gone, as with `| head`, is no reason to leave a paid task. */
const ignoreClosedPipe = (stream: NodeJS.WriteStream): void => {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** Begins a command. */
export function openSession(options: CommonOptions): Session {
  const { stdout, stderr, env } = process
  ignoreClosedPipe(stdout)
  ignoreClosedPipe(stderr)
  const screen = openScreen(stderr)
  const tell = (text: string): void => screen.above(() => stderr.write(`${text}\n`))
  return {
    folder: process.cwd(),
    environment: env,
    isJson: options.json ?? !stdout.isTTY,
    isVerbose: options.verbose === true,
    colors: createColors(takesColor(stderr, env)),
    terminal: stderr,
    screen,
    interruption: openInterruption(tell),
    give: (text) => screen.above(() => stdout.write(`${text}\n`)),
    tell,
  }
}
