import type { Session } from '../session/session.js'
import { type Progress, progressLine } from './bar.js'

/** A line of the board: one task. */
export interface Line {
  /** Shows how far it is. */
  show(progress: Progress): void
  /** Takes the line away, and leaves a last word in its place. */
  end(word?: string): void
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
const upAndClear = (count: number): string => (count > 0 ? `\u001b[${count}A\r\u001b[J` : '')

interface Shown extends LineOptions {
  readonly startedAt: number
  progress: Progress
}

function movingBoard({ terminal, colors }: Session): Board {
  const lines = new Set<Shown>()
  let drawn = 0
  let timer: NodeJS.Timeout | undefined

  function textOf({ name, progress, startedAt, usualSeconds }: Shown): string {
    const text = progressLine(name, progress, (Date.now() - startedAt) / 1000, usualSeconds?.())
    return `${text.slice(0, Math.max(20, terminal.columns - 1))}\n`
  }

  function draw(above = ''): void {
    terminal.write(upAndClear(drawn) + above + colors.cyan([...lines].map(textOf).join('')))
    drawn = lines.size
  }

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
        end(word) {
          lines.delete(shown)
          draw(word === undefined ? '' : `${word}\n`)
        },
      }
    },
    close() {
      if (timer === undefined) return
      clearInterval(timer)
      timer = undefined
      lines.clear()
      draw()
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
        end(word) {
          if (word !== undefined) tell(word)
        },
      }
    },
    close() {},
  }
}

/** Opens a board where the user reads along. */
export const openBoard = (session: Session): Board =>
  session.terminal.isTTY ? movingBoard(session) : quietBoard(session)
