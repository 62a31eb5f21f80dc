import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openShelf } from './shelf.js'

/** How long a request is kept, in ms. */
const keptMs = 30 * 24 * 3_600_000

/** Whether somebody may still come for it: a doubt is kept until it is settled. */
const isOpen: ReadonlySet<string> = new Set(['sent', 'answered', 'uncertain'])

async function sweepRequest(folder: string, before: number): Promise<void> {
  // It changes with each entry.
  if ((await stat(folder)).mtimeMs > before) return
  const { entries } = await openShelf(folder).read()
  if (entries.some(({ entry }) => isOpen.has(entry.fate.state))) return
  await rm(folder, { recursive: true, force: true })
}

/** Removes requests of a month ago from a ledger's folder. What cannot be removed stays, and harms nobody. */
export async function sweep(ledger: string): Promise<void> {
  const before = Date.now() - keptMs
  const names = await readdir(ledger).catch((): string[] => [])
  for (const name of names) await sweepRequest(join(ledger, name), before).catch(() => {})
}
