import type { WriteStream } from 'node:tty'

const barWidth = 24

/** A line of the board. */
export interface Line {
  /** Shows a state, and how much is done, from 0 to 1. */
  show(state: string, done?: number): void
}

function bar(done: number): string {
  const full = Math.round(done * barWidth)
  const percent = String(Math.round(done * 100)).padStart(3)
  return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${percent} %`
}

/** Progress of several jobs: lines that change in place on a terminal, one line a change elsewhere. */
export function createBoard(out: WriteStream) {
  const lines: string[] = []
  let drawn = 0

  // A reader that has gone, as with `| head`, is no reason to leave a paid task.
  out.on('error', () => {})

  function draw(changed: string): void {
    if (!out.isTTY) {
      out.write(`${changed}\n`)
      return
    }
    if (drawn > 0) out.moveCursor(0, -drawn)
    for (const line of lines) {
      out.clearLine(0)
      out.write(`${line.slice(0, out.columns - 1)}\n`)
    }
    drawn = lines.length
  }

  return {
    line(name: string): Line {
      const index = lines.push('') - 1
      return {
        show(state, done) {
          const text =
            `${name.padEnd(24)} ${state.padEnd(10)} ${done === undefined ? '' : bar(done)}`.trimEnd()
          if (text === lines[index]) return
          lines[index] = text
          draw(text)
        },
      }
    },
    /** Writes what remains to be said. */
    end: (words: readonly string[]) => out.write(`\n${words.join('\n')}\n`),
  }
}
