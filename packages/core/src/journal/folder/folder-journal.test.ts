import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFolderProcesses, idsOf } from '../../../test/folder-processes.js'
import {
  accepted,
  header,
  intent,
  lineOf,
  refused,
  settled,
  settledByHandle,
  uncertain,
} from '../../../test/journal-records.js'
import { rejection } from '../../../test/rejection.js'
import { fileJournal } from '../file/file-journal.js'
import type { LearnedRecord } from '../journal.js'
import { folderJournal } from './folder-journal.js'

let root = ''
let folder = ''
const processes = createFolderProcesses(() => folder)
const { start } = processes

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  folder = join(root, 'state')
})
afterEach(async () => {
  await processes.endAll()
  await rm(root, { recursive: true, force: true })
})

const journalsIn = async () => (await readdir(folder)).filter((name) => name.endsWith('.jsonl'))

/** What a process that starts now recovers. */
async function recoveredIds(): Promise<readonly string[]> {
  const { journal, die } = await start([settled('nobody')])
  const ids = idsOf(await journal.unsettled())
  await die()
  return ids
}

describe('a process of several', () => {
  test('writes a file of its own, in a folder that its user alone may read', async () => {
    await start([intent('a')])
    await start([intent('b')])
    const names = await journalsIn()
    expect(names).toHaveLength(2)
    expect(names.every((name) => name.includes(`-${process.pid}-`))).toBe(true)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, names[0] ?? ''))).mode & 0o777).toBe(0o600)
  })

  test('may look at what everyone has outstanding, and takes nothing over', async () => {
    const one = await start([intent('a'), accepted('a')])
    const dead = await start([intent('b'), intent('c')])
    await dead.die()
    const other = await start([settled('c')])
    const everything = await other.journal.everyone()
    const byId = everything.toSorted((left, right) =>
      'id' in left && 'id' in right && left.id < right.id ? -1 : 0,
    )
    expect(byId).toEqual([intent('a'), accepted('a'), intent('b')])
    expect(other.journal.unreadable()).toBeUndefined()
    expect(await other.journal.ownUnsettled()).toEqual([])
    expect(idsOf(await one.journal.unsettled())).toEqual(['a', 'b'])
  })

  test('is told of its own submissions alone while the others live', async () => {
    const one = await start([intent('a'), accepted('a')])
    const other = await start([intent('b')])
    expect(await one.journal.unsettled()).toEqual([intent('a'), accepted('a')])
    expect(await other.journal.unsettled()).toEqual([intent('b')])
    expect(other.journal.unreadable()).toBeUndefined()
  })

  test('that reads only makes the folder and no file', async () => {
    const { journal } = await start()
    expect(await journal.unsettled()).toEqual([])
    expect(await journal.ownUnsettled()).toEqual([])
    await journal.close()
    expect(await readdir(folder)).toEqual([])
  })

  test('leaves no file when it closes with nothing outstanding, and its file when there is something', async () => {
    const done = await start([intent('a'), settled('a')])
    const open = await start([intent('b')])
    await done.journal.close()
    await open.journal.close()
    expect(await readdir(folder)).toEqual([open.file])
    expect(await readFile(join(folder, open.file ?? ''), 'utf8')).toBe(header + lineOf(intent('b')))
  })

  test('refuses calls after it was closed', async () => {
    const { journal } = await start([intent('a')])
    await journal.close()
    for (const call of [
      () => journal.append(intent('b')),
      () => journal.unsettled(),
      () => journal.ownUnsettled(),
      () => journal.learned?.(() => []) ?? Promise.resolve(),
    ]) {
      expect((await rejection(call())).message).toBe(`the journal '${folder}' is closed.`)
    }
  })

  test('closes when a recovery that was begun before has ended', async () => {
    const dead = await start([intent('a')])
    await dead.die()
    const { journal } = await start()
    const recovery = journal.unsettled()
    await journal.close()
    expect(await recovery).toEqual([intent('a')])
    expect(await recoveredIds()).toEqual(['a'])
  })

  test.each([{ path: '' }, { path: 'sta\0te' }])('is not begun with $path for a folder', ({ path }) => {
    expect(() => folderJournal(path)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
  })

  test('is not begun with an unknown option', () => {
    // @ts-expect-error A program without types may give anything.
    expect(() => folderJournal(folder, { compactAt: 1 })).toThrow(/compactAtBytes/)
  })
})

describe('what a process that died left', () => {
  test('is taken over, the oldest first, and its file removed', async () => {
    const later = await start([{ ...intent('b'), at: '2026-01-02T00:00:00.000Z' }])
    const earlier = await start([
      intent('a'),
      accepted('a'),
      intent('z'),
      refused('z'),
      intent('y'),
      settled('y'),
    ])
    await later.die()
    await earlier.die()
    const { journal } = await start([intent('c')])
    expect(idsOf(await journal.unsettled())).toEqual(['c', 'a', 'b'])
    expect(await journalsIn()).toHaveLength(1)
    expect(idsOf(await journal.unsettled())).toEqual(['c', 'a', 'b'])
  })

  test.each([
    { state: 'sent', records: [intent('a')] },
    { state: 'accepted', records: [intent('a'), accepted('a')] },
    { state: 'uncertain', records: [intent('a'), uncertain('a')] },
  ])('is the same when it is taken over: $state', async ({ records }) => {
    const dead = await start(records)
    await dead.die()
    expect(await (await start()).journal.unsettled()).toEqual(records)
  })

  test('is taken over again when the one that took it over dies as well', async () => {
    const dead = await start([intent('a'), accepted('a')])
    await dead.die()
    for (let round = 0; round < 3; round++) expect(await recoveredIds()).toEqual(['a'])
    expect(await journalsIn()).toHaveLength(1)
  })

  test('goes to one of several that recover at the same time', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await (await start([intent(id), accepted(id)])).die()
    const living = await Promise.all([start(), start(), start()])
    const found = await Promise.all(living.map(({ journal }) => journal.unsettled()))
    expect(found.flatMap(idsOf).toSorted()).toEqual(['a', 'b', 'c', 'd'])
    expect(found.filter((records) => records.length > 0)).toHaveLength(1)
  })

  test('is not taken over by one that only submits, so that another can recover it', async () => {
    const dead = await start([intent('a'), accepted('a')])
    await dead.die()
    const submitting = await start([intent('b')])
    await submitting.journal.learned?.(() => [])
    expect(idsOf(await submitting.journal.ownUnsettled())).toEqual(['b'])
    expect(await recoveredIds()).toEqual(['a'])
    expect(idsOf(await submitting.journal.unsettled())).toEqual(['b', 'a'])
  })

  test('is what a journal of one file left in the folder, too', async () => {
    const one = fileJournal(join(folder, 'tasks.jsonl'))
    await one.append(intent('a'))
    const { journal } = await start()
    expect(await journal.unsettled()).toEqual([])
    await one.close()
    expect(await journal.unsettled()).toEqual([intent('a')])
    expect(await journalsIn()).not.toContain('tasks.jsonl')
  })

  test('is locks and parts, too, that are removed', async () => {
    const dead = await start([intent('a')])
    await dead.die()
    const name = `${dead.file}.00000000-0000-4000-8000-000000000000`
    await writeFile(join(folder, `${name}.part`), header)
    const gone = 'host-1-00000000-0000-4000-8000-000000000000.jsonl'
    await writeFile(join(folder, `${gone}.00000000-0000-4000-8000-000000000001.part`), header)
    const { journal } = await start()
    expect(await journal.unsettled()).toEqual([intent('a')])
    await journal.append(settled('a'))
    await journal.close()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a submission that another process settles', () => {
  const both = [
    { by: 'id', settle: settled('a') },
    { by: 'handle', settle: settledByHandle('a') },
  ]

  test.each(both)('by its $by is settled for the one that has it', async ({ settle }) => {
    const one = await start([intent('a'), accepted('a'), intent('b')])
    await start([settle])
    expect(idsOf(await one.journal.unsettled())).toEqual(['b'])
    expect(await readFile(join(folder, one.file ?? ''), 'utf8')).toContain('"settled"')
  })

  test.each(both)('by its $by does not come back when both die', async ({ settle }) => {
    const one = await start([intent('a'), accepted('a')])
    const other = await start([settle])
    await one.die()
    await other.die()
    expect(await recoveredIds()).toEqual([])
  })

  test.each(both)(
    'by its $by does not come back when the one that settled it has closed',
    async ({ settle }) => {
      const one = await start([intent('a'), accepted('a')])
      const other = await start([settle])
      await other.journal.close()
      await one.die()
      expect(await recoveredIds()).toEqual([])
    },
  )

  test.each(both)('by its $by stays so, through rewritings and other hands', async ({ settle }) => {
    const one = await start([intent('a'), accepted('a')])
    const other = await start([settle], { compactAtBytes: 0 })
    for (let index = 0; index < 20; index++) {
      await other.journal.append(intent(`${index}`))
      await other.journal.append(settled(`${index}`))
    }
    await other.journal.ownUnsettled()
    await other.die()
    expect(await recoveredIds()).toEqual([])
    expect(await recoveredIds()).toEqual([])
    await one.die()
    expect(await recoveredIds()).toEqual([])
  })

  test('is remembered no longer than it is needed', async () => {
    const one = await start([intent('a'), accepted('a')])
    const other = await start([settled('a')])
    await one.journal.append(settled('a'))
    await other.journal.close()
    expect(await journalsIn()).toEqual([one.file])
  })

  test('and was accepted once more later, under the same handle, is told', async () => {
    const { die } = await start([intent('b'), { ...accepted('b', 'a'), at: '2026-01-02T00:00:00.000Z' }])
    await start([settledByHandle('a')])
    await die()
    expect(await recoveredIds()).toEqual(['b'])
  })

  test('makes room in the file of the one that has it', async () => {
    const one = await start([], { compactAtBytes: 2_000 })
    const other = await start([intent('other')])
    for (let index = 0; index < 60; index++) {
      await one.journal.append(intent(`${index}`))
      await one.journal.append(accepted(`${index}`))
      await other.journal.append(settled(`${index}`))
    }
    await expect.poll(async () => idsOf(await one.journal.ownUnsettled()).length).toBeLessThan(60)
  })
})

describe('what was learned', () => {
  const learned = (model: string, medianMs: number, day = 1): LearnedRecord => ({
    type: 'learned',
    model,
    at: `2026-01-0${day}T00:00:00.000Z`,
    medianMs,
    spread: 0.5,
    tasks: 3,
  })

  async function learn(...records: readonly LearnedRecord[]): Promise<void> {
    const { journal } = await start([intent('x'), settled('x')])
    await journal.learned?.(() => records)
    await journal.close()
  }

  test('outlasts the process, the latest of each model, in one file', async () => {
    await learn(learned('acme/kite', 100), learned('acme/tree', 300))
    await learn(learned('acme/kite', 200, 2))
    await learn()
    expect(await journalsIn()).toHaveLength(1)
    const { journal } = await start()
    expect(await journal.learned?.(() => [])).toEqual([
      learned('acme/kite', 200, 2),
      learned('acme/tree', 300),
    ])
  })

  test('is shared with one that starts while the one that has it lives', async () => {
    await learn(learned('acme/kite', 100))
    const first = await start([intent('a')])
    expect(await first.journal.learned?.(() => [])).toEqual([learned('acme/kite', 100)])
    expect(await (await start()).journal.learned?.(() => [])).toEqual([learned('acme/kite', 100)])
  })

  test('is not forgotten when what is outstanding beside it is taken over', async () => {
    await learn(learned('acme/kite', 100))
    const one = await start([intent('a')])
    await one.journal.learned?.(() => [])
    await one.die()
    expect(await recoveredIds()).toEqual(['a'])
    expect(await (await start()).journal.learned?.(() => [])).toEqual([learned('acme/kite', 100)])
  })
})

test('a folder that many processes used and closed holds one file at the most', async () => {
  for (let index = 0; index < 20; index++) {
    const { journal } = await start([intent(`${index}`)])
    await journal.learned?.(() => [])
    await journal.append(settled(`${index}`))
    await journal.close()
  }
  expect(await readdir(folder)).toEqual([])
})

test('a folder that was removed in use gets what is outstanding again', async () => {
  const { journal } = await start([intent('a')])
  await rm(folder, { recursive: true })
  await journal.append(accepted('a'))
  expect(await journal.unsettled()).toEqual([intent('a'), accepted('a')])
  expect(await journalsIn()).toHaveLength(1)
})

test('files of others in the folder are left alone', async () => {
  await mkdir(join(folder, 'sub.d'), { recursive: true })
  await writeFile(join(folder, 'notes.txt'), 'mine')
  await writeFile(join(folder, 'empty.jsonl'), '')
  await chmod(folder, 0o755)
  const dead = await start([intent('a')])
  await dead.die()
  const { journal } = await start()
  expect(await journal.unsettled()).toEqual([intent('a')])
  expect(journal.unreadable()).toBeUndefined()
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['sub.d', 'notes.txt', 'empty.jsonl']))
  expect((await stat(folder)).mode & 0o777).toBe(0o755)
})
