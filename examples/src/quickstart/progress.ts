import type { WriteStream } from 'node:tty'

const width = 24

/** A line of the board. */
export interface Line {
  /** Shows a state, and how much is done, from 0 to 1. */
  show(state: string, done?: number): void
}

function bar(done: number): string {
  const full = Math.round(done * width)
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${String(Math.round(done * 100)).padStart(3)} %`
}

/** Progress of several jobs: lines that change in place on a terminal, one line a change elsewhere. */
export function createBoard(out: WriteStream) {
  const lines: string[] = []
  let drawn = 0

  function draw(changed: string): void {
    if (!out.isTTY) {
      out.write(`${changed}\n`)
      return
    }
    if (drawn > 0) out.moveCursor(0, -drawn)
    for (const line of lines) {
      out.clearLine(0)
      out.write(`${line}\n`)
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
    end: () => out.write('\n'),
  }
}
