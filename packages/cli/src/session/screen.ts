/** A terminal on which some lines stay below everything else, and move. */
export interface Screen {
  /** Writes something above the lines. */
  above(write: () => void): void
  /** Shows other lines in place of those that are there: each ends in a line break. */
  hold(lines: string): void
}

const upAndClear = (count: number): string => `\u001b[${count}A\r\u001b[J`

/** Opens a terminal. Nothing is held at first, and then all is written as it is. */
export function openScreen(terminal: NodeJS.WriteStream): Screen {
  let held = ''
  let drawn = 0

  function erase(): void {
    if (drawn > 0) terminal.write(upAndClear(drawn))
    drawn = 0
  }

  function draw(): void {
    if (held !== '') terminal.write(held)
    drawn = held.split('\n').length - 1
  }

  return {
    above(write) {
      erase()
      write()
      draw()
    },
    hold(lines) {
      held = lines
      erase()
      draw()
    },
  }
}
