import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createFolderProcesses, type FolderProcesses, idsOf } from '../../../test/folder-processes.js'
import { watchFs } from '../../../test/fs-preload.mjs'
import {
  accepted,
  header,
  intent,
  lineOf,
  settled,
  settledByHandle,
  uncertain,
} from '../../../test/journal-records.js'
import { makeMemoryFolder } from '../../../test/memory-folder.js'
import type { JournalRecord } from '../journal.js'
import { newName } from './entries.js'

vi.setConfig({ testTimeout: 300_000 })

async function removeLocks(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith('.lock')) await rm(join(folder, name))
}

/** What three processes left that were killed. */
const left: readonly (readonly JournalRecord[])[] = [
  [intent('a'), accepted('a'), intent('b'), uncertain('b')],
  [intent('c'), accepted('c'), intent('d'), settled('d'), intent('e'), accepted('e')],
  [settled('e'), settledByHandle('c')],
]

async function leave(folder: string): Promise<void> {
  for (const records of left)
    await writeFile(join(folder, newName()), header + records.map(lineOf).join(''), { mode: 0o600 })
}

/** What two processes find that recover at the same time, when all others are dead. */
async function foundByTwo({ start }: FolderProcesses): Promise<readonly string[]> {
  const [one, other] = [await start(), await start()]
  const found = await Promise.all([one.journal.unsettled(), other.journal.unsettled()])
  // Whoever came second may have given up; what is left is found by the next.
  const rest = await (await start()).journal.unsettled()
  for (const { journal } of [one, other]) expect(journal.unreadable()).toBeUndefined()
  return [...found, rest].flatMap(idsOf)
}

/**
 * Has processes recover that crash, each at one of its calls of the disk: none of its later calls does anything.
 *
 * @returns Whether the last one got so far.
 */
async function crash(at: readonly number[]): Promise<boolean> {
  const folder = await makeMemoryFolder()
  const processes = createFolderProcesses(() => folder)
  const fs = await watchFs({ under: folder })
  let happened = false
  try {
    await leave(folder)
    for (const nth of at) {
      await removeLocks(folder)
      const { journal } = await processes.start()
      const before = fs.calls.length
      // The system closes the files of a process that crashes.
      fs.fail({ except: 'file.close', nth, code: 'EIO', always: true })
      await journal.unsettled().catch(() => {})
      happened = fs.calls.slice(before).some(({ error }) => error === 'EIO')
      fs.clear()
    }
    await removeLocks(folder)
    expect((await foundByTwo(processes)).toSorted()).toEqual(['a', 'b'])
    return happened
  } finally {
    fs.stop()
    await processes.endAll()
    await rm(folder, { recursive: true, force: true })
  }
}

const stride = 3

test('a process that crashes at any moment of a recovery loses nothing, doubles nothing and brings nothing back', async () => {
  const first = 1 + Math.floor(Math.random() * stride)
  let crashes = 0
  while (await crash([first + crashes * stride])) crashes++
  expect(crashes).toBeGreaterThan(15)
  expect(crashes).toBeLessThan(300)
})

test('so do processes that crash one after the other', async () => {
  const moment = fc.integer({ min: 1, max: 90 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { minLength: 2, maxLength: 4 }),
      async (moments) => void (await crash(moments)),
    ),
    { numRuns: 25 },
  )
})
