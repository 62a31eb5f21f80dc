import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { idsOf } from '../../../test/folder-processes.js'
import { makeMemoryFolder } from '../../../test/memory-folder.js'
import { type RunningProgram, runInThread, runProgram } from '../../../test/run-program.js'
import { folderJournal } from './folder-journal.js'

// How long a program takes to start says nothing of whether it is right.
vi.setConfig({ testTimeout: 300_000 })

let folder = ''
const running = new Set<RunningProgram>()

beforeEach(async () => {
  folder = await makeMemoryFolder()
})
afterEach(async () => {
  await Promise.all([...running].map((program) => program.kill()))
  running.clear()
  await rm(folder, { recursive: true })
})

function run(name: string, compactAtBytes: number): RunningProgram {
  const program = runProgram('folder-worker.mjs', [folder, name, `${compactAtBytes}`])
  running.add(program)
  return program
}

const said = (programs: readonly RunningProgram[], word: string): readonly string[] =>
  programs.flatMap(({ lines }) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1)),
  )

async function recoverAll(): Promise<readonly string[]> {
  await using journal = folderJournal(folder)
  const ids = idsOf(await journal.unsettled())
  expect(journal.unreadable()).toBeUndefined()
  return ids
}

/** Who holds a task: the process that took it last, or submitted it. The dead hold none. */
function holdersOf(programs: readonly RunningProgram[]): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>()
  for (const [index, { lines }] of programs.entries()) {
    const held = new Set<string>()
    for (const line of lines) {
      const [word, id = ''] = line.split(' ')
      if (word === 'kept' || word === 'took') held.add(id)
      if (word === 'ending') held.delete(id)
    }
    for (const id of held) holders.set(id, [...(holders.get(id) ?? []), `${index}`])
  }
  return holders
}

test('of three processes that submit and recover side by side, and are killed at any moment, each task is one’s', async () => {
  const all: RunningProgram[] = []
  let living: readonly RunningProgram[] = []
  for (let round = 0; round < 6; round++) {
    while (living.length < 3) {
      // Some rewrite their file all the time.
      const program = run(`${round}.${all.length}`, all.length % 2 === 0 ? 2_000 : 1_000_000)
      all.push(program)
      living = [...living, program]
    }
    await Promise.all(living.map((program) => program.printed('ready')))
    const [victim, ...others] = living
    await victim?.printedTimes('kept', 4 + Math.floor(Math.random() * 20))
    await victim?.kill()
    living = others
    const doubled = [...holdersOf(living)].filter(([, holders]) => holders.length > 1)
    expect(doubled).toEqual([])
  }
  await Promise.all(living.map((program) => program.end()))
  expect(said(all, 'problem')).toEqual([])

  const left = new Set(await recoverAll())
  const ending = new Set(said(all, 'ending'))
  const kept = said(all, 'kept')
  expect(kept.filter((id) => !ending.has(id) && !left.has(id))).toEqual([])
  expect(said(all, 'ended').filter((id) => left.has(id))).toEqual([])
  expect(kept.length).toBeGreaterThan(100)
  expect(said(all, 'took').length).toBeGreaterThan(0)
  // What the last one took over stands in its one file.
  expect(await readdir(folder)).toHaveLength(1)
})

test('what several processes that recover at once are told was left to one of them each', async () => {
  const dead = [1, 2, 3].map((number) => run(`dead-${number}`, 1_000_000))
  await Promise.all(dead.map((program) => program.printedTimes('kept', 6)))
  await Promise.all(dead.map((program) => program.kill()))
  const rivals = [1, 2, 3].map((number) => run(`rival-${number}`, 1_000_000))
  await Promise.all(rivals.map((rival) => rival.printed('ready')))
  await Promise.all(rivals.map((rival) => rival.kill()))
  const took = said(rivals, 'took')
  expect(new Set(took).size).toBe(took.length)
  const ending = new Set(said([...dead, ...rivals], 'ending'))
  const lost = said(dead, 'kept').filter((id) => !ending.has(id) && !took.includes(id))
  expect(lost).toEqual([])
})

test('a thread’s file is left to it while it lives, and taken over when it was terminated', async () => {
  const thread = await runInThread('folder-worker.mjs', [folder, 'thread', '1000000'])
  const written = async () =>
    (
      await Promise.all(
        (
          await readdir(folder)
        )
          .filter((name) => name.endsWith('.jsonl'))
          .map((name) => readFile(join(folder, name), 'utf8')),
      )
    ).join('')
  await expect.poll(written, { timeout: 60_000 }).toContain('"accepted"')
  const journal = folderJournal(folder)
  try {
    expect(await journal.unsettled()).toEqual([])
  } finally {
    await thread.terminate()
  }
  await expect.poll(async () => (await journal.unsettled()).length, { timeout: 60_000 }).toBeGreaterThan(0)
  await journal.close()
})
