import type { Session } from '../session/session.js'
import { type Progress, progressLine } from './bar.js'

/** A line of the board: one task. */
export interface Line {
  /** Shows how far it is. */
  show(progress: Progress): void
  /** Takes the line away. */
  end(): void
}

/** What a line is about. */
interface LineOptions {
  readonly name: string
  /** How long such tasks usually take, in seconds. Default: nothing is said of it. */
  readonly usualSeconds?: (() => number | undefined) | undefined
  /** When it began, in ms since the epoch. Default: now. */
  readonly since?: number | undefined
}

/** Progress of several tasks: lines that move on a terminal, a line for each change elsewhere. */
export interface Board {
  line(options: LineOptions): Line
  /** Stops moving, and shows the cursor again. */
  close(): void
}

const frameMs = 200
const hideCursor = '\u001b[?25l'
const showCursor = '\u001b[?25h'

interface Shown extends LineOptions {
  readonly startedAt: number
  progress: Progress
}

function movingBoard({ terminal, colors, screen }: Session): Board {
  const lines = new Set<Shown>()
  let timer: NodeJS.Timeout | undefined

  function textOf({ name, progress, startedAt, usualSeconds }: Shown): string {
    const text = progressLine(name, progress, (Date.now() - startedAt) / 1000, usualSeconds?.())
    return `${colors.cyan(text.slice(0, Math.max(20, terminal.columns - 1)))}\n`
  }

  const draw = (): void => screen.hold([...lines].map(textOf).join(''))
  const showAgain = (): void => void terminal.write(showCursor)

  function begin(): void {
    if (timer !== undefined) return
    terminal.write(hideCursor)
    process.once('exit', showAgain)
    timer = setInterval(draw, frameMs).unref()
  }

  return {
    line({ name, usualSeconds, since = Date.now() }) {
      const shown: Shown = { name, usualSeconds, startedAt: since, progress: { state: 'submitting' } }
      lines.add(shown)
      begin()
      draw()
      return {
        show(progress) {
          shown.progress = progress
          draw()
        },
        end() {
          lines.delete(shown)
          draw()
        },
      }
    },
    close() {
      if (timer === undefined) return
      clearInterval(timer)
      timer = undefined
      screen.hold('')
      showAgain()
      process.off('exit', showAgain)
    },
  }
}

/** Elsewhere nothing moves: a line when the state changes. */
function quietBoard({ tell }: Session): Board {
  return {
    line({ name }) {
      let last: string | undefined
      return {
        show({ state }) {
          if (state === last) return
          last = state
          tell(`${name}: ${state}`)
        },
        end() {},
      }
    },
    close() {},
  }
}

/** Opens a board where the user reads along. */
export const openBoard = (session: Session): Board =>
  session.terminal.isTTY ? movingBoard(session) : quietBoard(session)
