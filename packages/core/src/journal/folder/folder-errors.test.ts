import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFolderProcesses, idsOf } from '../../../test/folder-processes.js'
import { type FsFailure, type FsWatch, watchFs } from '../../../test/fs-preload.mjs'
import { accepted, header, intent, lineOf, settled } from '../../../test/journal-records.js'
import { rejection } from '../../../test/rejection.js'

let root = ''
let folder = ''
let fs: FsWatch
const processes = createFolderProcesses(() => folder)
const { start } = processes

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  folder = join(root, 'state')
  fs = await watchFs({ under: root })
})
afterEach(async () => {
  fs.stop()
  await processes.endAll()
  await rm(root, { recursive: true, force: true })
})

describe('a folder that is none', () => {
  const places: Record<string, () => Promise<unknown>> = {
    'a file': () => writeFile(folder, ''),
    'below a file': async () => {
      await writeFile(folder, '')
      folder = join(folder, 'a', 'b')
    },
    'a link to itself': () => symlink(folder, folder),
    'longer than names may be': async () => {
      folder = join(root, 'k'.repeat(300))
    },
  }
  test.each(Object.entries(places))('is told at first use: %s', async (_, make) => {
    await make()
    const { journal } = await start()
    for (const act of [() => journal.append(intent('a')), () => journal.unsettled()]) {
      const { code, message } = await rejection(act())
      expect({ code, message }).toEqual({
        code: 'journal',
        message: expect.stringContaining(`'${folder}' is no folder; folderJournal() needs one`),
      })
    }
  })
})

describe('a folder that cannot be written', () => {
  const calls = ['mkdir', 'open', 'writeFile', 'rm', 'rename', 'utimes']
  const breakAll = () => {
    for (const call of calls) fs.fail({ call, path: 'state.', code: 'EROFS', always: true })
  }

  test('is told by each call that needs to, and what it holds is there later', async () => {
    const dead = await start([intent('a')])
    await dead.die()
    breakAll()
    const { journal } = await start()
    expect((await rejection(journal.append(intent('b')))).message).toMatch(/EROFS/)
    expect((await rejection(journal.unsettled())).message).toMatch(/EROFS/)
    fs.clear()
    expect(idsOf(await journal.unsettled())).toEqual(['a'])
    expect(journal.unreadable()).toBeUndefined()
  })

  test('for want of space loses nothing', async () => {
    for (const id of ['a', 'b']) await (await start([intent(id), accepted(id)])).die()
    const before = await readdir(folder)
    fs.fail({ call: 'file.appendFile', code: 'ENOSPC', always: true })
    const { journal } = await start()
    expect(await journal.unsettled()).toEqual([])
    expect(journal.unreadable()).toMatchObject({
      code: 'journal',
      message: expect.stringContaining(
        `what ended processes left in '${folder}' cannot be taken over: ENOSPC`,
      ),
    })
    expect(await readdir(folder)).toEqual(expect.arrayContaining(before))
    fs.clear()
    expect(idsOf(await journal.unsettled()).toSorted()).toEqual(['a', 'b'])
    expect(journal.unreadable()).toBeUndefined()
  })
})

describe('a file that cannot be taken over', () => {
  const bad: Record<string, { readonly make: (path: string) => Promise<unknown>; readonly says: string }> = {
    'of another program': {
      make: (path) => writeFile(path, 'a,b\n1,2\n'),
      says: 'is no journal of Mediaplug',
    },
    'of another program that writes JSON': {
      make: (path) => writeFile(path, '{"name":"kite"}\n'),
      says: 'is no journal of Mediaplug',
    },
    'of a newer version': {
      make: (path) => writeFile(path, '{"mediaplug":"journal","v":2}\n'),
      says: 'use a newer version',
    },
    'with a line that is no record': {
      make: (path) => writeFile(path, `${header}{"type":"kite"}\n${lineOf(intent('z'))}`),
      says: 'line 2',
    },
    'with a second name': {
      make: async (path) => {
        await writeFile(path, header)
        await link(path, join(root, 'second'))
      },
      says: 'hard links',
    },
    'that is a folder': { make: (path) => mkdir(path), says: 'is no file' },
    'that is a link': { make: (path) => symlink(join(root, 'nowhere'), path), says: 'is no file' },
  }

  test.each(Object.entries(bad))('%s is told, not changed, and hides no other', async (_, { make, says }) => {
    const dead = await start([intent('a'), accepted('a')])
    await dead.die()
    const path = join(folder, 'odd.jsonl')
    await make(path)
    const text = await readFile(path, 'utf8').catch(() => undefined)
    const { journal } = await start([intent('b')])
    for (let round = 0; round < 2; round++) {
      expect(idsOf(await journal.unsettled())).toEqual(['b', 'a'])
      const { code, message } = journal.unreadable() ?? {}
      expect(code).toBe('journal')
      expect(message).toContain(path)
      expect(message).toContain(says)
    }
    expect(await readFile(path, 'utf8').catch(() => undefined)).toBe(text)
    await rm(path, { recursive: true })
    await journal.unsettled()
    expect(journal.unreadable()).toBeUndefined()
  })

  test('is told with all others of its kind', async () => {
    await start([intent('a')])
    for (const name of ['odd.jsonl', 'even.jsonl']) await writeFile(join(folder, name), '{}\n')
    const { journal } = await start()
    await journal.unsettled()
    expect(journal.unreadable()?.message).toMatch(/^2 things are wrong in .*\n.*even\.jsonl.*\n.*odd\.jsonl/)
  })

  test('keeps what was settled of it, for the one that can read it', async () => {
    const path = join(folder, 'odd.jsonl')
    const settling = await start([settled('z')])
    await writeFile(path, `${header}${lineOf(intent('z'))}{"type":"kite"}\n`)
    await settling.journal.unsettled()
    await settling.die()
    const second = await start([intent('b')])
    await second.journal.unsettled()
    await second.die()
    await writeFile(path, header + lineOf(intent('z')))
    expect(idsOf(await (await start()).journal.unsettled())).toEqual(['b'])
  })

  test('and whose last line was cut short is taken over up to there', async () => {
    const dead = await start([intent('a')])
    await dead.die()
    const path = join(folder, dead.file ?? '')
    await writeFile(path, `${await readFile(path, 'utf8')}{"type":"acc`)
    const { journal } = await start()
    expect(await journal.unsettled()).toEqual([intent('a')])
    expect(journal.unreadable()).toBeUndefined()
  })
})

describe('a file that was taken over and cannot be removed', () => {
  const keep = () => fs.fail({ call: 'rm', path: '\\.jsonl$', code: 'EPERM', always: true })

  test('is emptied, and told no more', async () => {
    const dead = await start([intent('a'), accepted('a')])
    await dead.die()
    keep()
    const { journal, die } = await start([intent('b')])
    expect(idsOf(await journal.unsettled())).toEqual(['b', 'a'])
    expect(journal.unreadable()).toBeUndefined()
    expect(await readFile(join(folder, dead.file ?? ''), 'utf8')).toBe('')
    await journal.append(settled('a'))
    await die()
    expect(idsOf(await (await start()).journal.unsettled())).toEqual(['b'])
  })

  test('nor emptied is told by its name', async () => {
    const dead = await start([intent('a')])
    await dead.die()
    keep()
    fs.fail({ call: 'file.truncate', code: 'EIO' })
    const { journal } = await start()
    expect(idsOf(await journal.unsettled())).toEqual(['a'])
    expect(journal.unreadable()?.message).toContain(join(folder, dead.file ?? ''))
  })
})

describe('a call that fails', () => {
  const steps: Record<string, FsFailure> = {
    'to list the folder': { call: 'readdir', code: 'EIO' },
    'to flush the folder': { call: 'file.sync', code: 'EIO' },
    'to claim a file': { call: 'writeFile', path: '\\.lock$', nth: 2, code: 'ENOSPC' },
    'to look at a file': { call: 'lstat', code: 'EIO' },
    'to read a file': { call: 'read', code: 'EIO' },
    'to make the own file': { call: 'open', path: `-${process.pid}-[^.]*\\.jsonl$`, nth: 2, code: 'EMFILE' },
    'to write': { call: 'file.appendFile', code: 'EIO' },
    'to write what was taken over': { call: 'file.appendFile', nth: 2, code: 'EIO' },
    'to flush': { call: 'file.datasync', nth: 2, code: 'EIO' },
    'to remove the file that was taken over': { call: 'rm', path: '\\.jsonl$', code: 'EPERM' },
  }
  test.each(Object.entries(steps))('%s in a recovery loses no task and doubles none', async (_, failure) => {
    for (const id of ['a', 'b']) await (await start([intent(id), accepted(id)])).die()
    fs.fail(failure)
    const { journal } = await start()
    const first = await journal.unsettled().catch(() => [])
    if (first.length < 4) await journal.unsettled()
    expect((await journal.unsettled()).map(({ type }) => type)).toEqual([
      'intent',
      'accepted',
      'intent',
      'accepted',
    ])
    expect(idsOf(await journal.unsettled()).toSorted()).toEqual(['a', 'b'])
    expect(journal.unreadable()).toBeUndefined()
    expect(idsOf(await (await start()).journal.unsettled())).toEqual([])
  })
})
