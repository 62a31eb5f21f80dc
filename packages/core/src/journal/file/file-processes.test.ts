import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { intent } from '../../../test/journal-records.js'
import { type RunningProgram, type RunOptions, runInThread, runProgram } from '../../../test/run-program.js'
import { fileJournal } from './file-journal.js'

// How long a program takes to start says nothing of whether it is right.
vi.setConfig({ testTimeout: 300_000 })

let folder = ''
let path = ''
const running = new Set<RunningProgram>()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  path = join(folder, 'tasks.jsonl')
})
afterEach(async () => {
  await Promise.all([...running].map((program) => program.kill()))
  running.clear()
  await rm(folder, { recursive: true })
})

function run(name: string, args: readonly string[], options?: RunOptions): RunningProgram {
  const program = runProgram(name, args, options)
  running.add(program)
  return program
}

/** The ids of what another program would find. */
async function unsettledIds(): Promise<Set<string>> {
  const journal = fileJournal(path)
  try {
    return new Set(
      (await journal.unsettled()).flatMap((record) => (record.type === 'settled' ? [] : [record.id])),
    )
  } finally {
    await journal.close()
  }
}

/** What a program said that it did, by the word that its lines begin with. */
const said = ({ lines }: RunningProgram, word: string): Set<string> =>
  new Set(lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1)))

function checkKept(program: RunningProgram, found: Set<string>): void {
  const kept = said(program, 'kept')
  const missing = [...kept].filter((id) => !said(program, 'ending').has(id) && !found.has(id))
  const revived = [...said(program, 'ended')].filter((id) => found.has(id))
  expect({ missing, revived }).toEqual({ missing: [], revived: [] })
}

test('a program that is killed at any moment finds all that was kept, however often', async () => {
  let kept = 0
  const before = new Set<string>()
  for (let round = 0; round < 20; round++) {
    const program = run('append.mjs', [path, '4000', `${round}`])
    await program.printedTimes('kept', 6 + Math.floor(Math.random() * 20))
    await sleep(Math.random() * 20)
    await program.kill()
    running.delete(program)
    const found = await unsettledIds()
    checkKept(program, found)
    expect([...before].filter((id) => !found.has(id))).toEqual([])
    for (const id of found) before.add(id)
    kept += said(program, 'kept').size
  }
  expect(kept).toBeGreaterThan(100)
  expect(await readdir(folder)).toEqual(['tasks.jsonl'])
})

describe('a file that another process has', () => {
  test('is refused with the number of that process, and taken over at once when it is killed', async () => {
    const holder = run('hold.mjs', [path, 'a'])
    await holder.printed('held')
    const journal = fileJournal(path)
    await expect(journal.append(intent('b'))).rejects.toThrow(`is in use by process ${holder.pid}.`)
    await holder.kill()
    await journal.append(intent('b'))
    await journal.close()
    expect(await unsettledIds()).toEqual(new Set(['a', 'b']))
  })

  test.each(['close', 'exit'])('is free when that process ends by %s', async (leave) => {
    const holder = run('hold.mjs', [path, 'a', leave])
    await holder.printed('held')
    expect(await readdir(folder)).toHaveLength(2)
    await holder.end()
    expect(await readdir(folder)).toEqual(['tasks.jsonl'])
    expect(await unsettledIds()).toEqual(new Set(['a']))
  })

  test('is taken over by one of several that come at the same time', async () => {
    for (let round = 0; round < 2; round++) {
      const dead = run('hold.mjs', [path, `dead-${round}`])
      await dead.printed('held')
      await dead.kill()
      const rivals = [1, 2, 3].map((number) => run('hold.mjs', [path, `${round}-${number}`]))
      const words = await Promise.all(
        rivals.map(
          async (rival) =>
            (await Promise.race([rival.printed('held'), rival.printed('refused')])).split(' ')[0],
        ),
      )
      expect(words.toSorted()).toEqual(['held', 'refused', 'refused'])
      await Promise.all(rivals.map((rival) => rival.end()))
    }
  })

  test('is never written by two at a time', async () => {
    const programs = ['a', 'b', 'c'].map((name) => run('share.mjs', [path, name, '15']))
    await Promise.all(programs.map((program) => program.printed('done')))
    const names = ['a', 'b', 'c'].flatMap((name) =>
      Array.from({ length: 15 }, (_, number) => `${name}-${number}`),
    )
    expect(await unsettledIds()).toEqual(new Set(names))
  })
})

test('a file that another thread has is refused while the thread lives, and free when it was terminated', async () => {
  const thread = await runInThread('hold.mjs', [path, 'a'])
  const journal = fileJournal(path)
  try {
    await expect(journal.append(intent('b'))).rejects.toThrow('is in use by this process already')
  } finally {
    await thread.terminate()
  }
  await journal.append(intent('b'))
  await journal.close()
  expect(await unsettledIds()).toEqual(new Set(['a', 'b']))
})

test('a process that was taken for dead writes nothing more, until it has the file again and what is in it', async () => {
  const sleeper = fileJournal(path)
  await sleeper.append(intent('a'))
  for (const name of await readdir(folder)) if (name.endsWith('.lock')) await rm(join(folder, name))
  const other = fileJournal(path)
  await other.append(intent('b'))
  await expect(sleeper.append(intent('c'))).rejects.toThrow('is in use by')
  await other.close()
  await sleeper.append(intent('d'))
  expect(await sleeper.unsettled()).toEqual([intent('a'), intent('b'), intent('d')])
  await sleeper.close()
})

test('where files may not grow, what was kept is there and what was not is refused', async () => {
  const program = run('append.mjs', [path, '1000000000', 'full'], { limit: 'ulimit -f 16' })
  expect(await program.printed('refused')).toContain('refused journal the journal')
  await program.end()
  checkKept(program, await unsettledIds())
  expect(said(program, 'kept').size).toBeGreaterThan(5)
  const text = await readFile(path, 'utf8')
  expect(text.length).toBeLessThanOrEqual(16 * 1024)
  expect(text.endsWith('\n')).toBe(true)
})
