// What is printed.

const columns = ['room', 'judged', 'killed', 'timed out', 'survived', 'accepted', 'percent']

/** @param rows - One array of cells a row, the first of them the heading. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)))
  const line = (row) =>
    row.map((cell, column) =>
      column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column]),
    )
  return rows.map((row) => line(row).join('  ').trimEnd()).join('\n')
}

/** The share of mutants that some test noticed; all of none. */
export const shareOf = (verdicts) => {
  const noticed = verdicts.filter(({ outcome }) => outcome !== 'survived').length
  return verdicts.length === 0 ? 1 : noticed / verdicts.length
}

const percent = (share) => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`

/**
 * A line for each room.
 *
 * @param {{ file: string, outcome: string }[]} verdicts
 * @param {{ file: string }[]} accepted
 */
export function tableOfRooms(rooms, verdicts, accepted) {
  const row = (name, own, ownAccepted) => {
    const count = (outcome) => own.filter((verdict) => verdict.outcome === outcome).length
    const counts = [count('killed'), count('timed out'), count('survived'), ownAccepted.length]
    return [name, own.length, ...counts, percent(shareOf(own))]
  }
  const inRoom =
    (room) =>
    ({ file }) =>
      file.startsWith(`${room}/`)
  const lines = rooms.map((room) => row(room, verdicts.filter(inRoom(room)), accepted.filter(inRoom(room))))
  return table([columns, ...lines, row('all', verdicts, accepted)])
}

/** What a change is called that leaves nothing of its lines. */
export const nothing = '(nothing)'

/** A mutant, in three lines that can be found in the file. */
export function describeMutant({ file, line, from, to, operator, runs }) {
  const unseen = runs.length === 0 ? ', which no test passes' : ''
  return `${file}:${line}  ${operator}${unseen}\n    ${from}\n  → ${to === '' ? nothing : to}`
}
