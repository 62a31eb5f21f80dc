import { appendFileSync } from 'node:fs'

/** Which mutant is switched on, and which ones were passed. */
interface Switch {
  readonly active: number
  readonly passed: Set<number>
  readonly note: (id: number) => void
}

declare global {
  var mutantSwitch: Switch | undefined
}

/** In a program or a thread that a test starts, each mutant that is passed is written down at once. */
function writeDown(id: number): void {
  const file = process.env.MUTANTS_PASSED
  try {
    if (file) appendFileSync(file, `${id}\n`)
  } catch {
    // The disk of this program may be full on purpose.
  }
}

globalThis.mutantSwitch ??= { active: Number(process.env.MUTANT ?? -1), passed: new Set(), note: writeDown }
const { active, passed, note } = globalThis.mutantSwitch

/** Whether a mutant is switched on. */
export function $m(id: number): boolean {
  if (!passed.has(id)) {
    passed.add(id)
    note(id)
  }
  return id === active
}
