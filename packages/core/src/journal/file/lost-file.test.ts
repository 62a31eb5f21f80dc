import {
  cp,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FsWatch, watchFs } from '../../../test/fs-preload.mjs'
import { accepted, intent, refused, settled } from '../../../test/journal-records.js'
import { createJournals } from '../../../test/journals.js'
import { rejection } from '../../../test/rejection.js'
import type { JournalRecord } from '../journal.js'
import type { FileJournal, FileJournalOptions } from './file-journal.js'

// A slow disk is no failure of the journal's.
vi.setConfig({ testTimeout: 120_000 })

let folder = ''
let state = ''
let path = ''
let fs: FsWatch
const journals = createJournals()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  state = join(folder, 'state')
  path = join(state, 'tasks.jsonl')
  fs = await watchFs({ under: folder })
})
afterEach(async () => {
  fs.stop()
  await journals.closeAll()
  await rm(folder, { recursive: true, force: true })
})

const outstanding = [intent('a'), accepted('a'), intent('d')]

/** A journal in use, in whose file not all is outstanding. */
async function journalInUse(options?: FileJournalOptions, at = path): Promise<FileJournal> {
  const journal = journals.open(at, options)
  for (const record of [intent('a'), accepted('a'), intent('b'), settled('b'), intent('d')]) {
    await journal.append(record)
  }
  return journal
}

/** What a program would find that started now, after this one was killed. */
async function afterCrash(): Promise<readonly JournalRecord[]> {
  const copy = join(folder, 'copy.jsonl')
  await writeFile(copy, await readFile(path))
  return journals.read(copy)
}

async function anotherJournalAt(at: string, ...records: readonly JournalRecord[]): Promise<void> {
  await journals.write(at, ...records)
  await journals.read(at)
}

const losses: Record<string, () => Promise<unknown>> = {
  'the file was removed': () => rm(path),
  'the file was renamed': () => rename(path, `${path}.old`),
  'the file was moved elsewhere': () => rename(path, join(folder, 'elsewhere')),
  'an empty file took its place': async () => {
    await writeFile(join(folder, 'empty'), '')
    await rename(join(folder, 'empty'), path)
  },
  'its folder was removed': () => rm(state, { recursive: true }),
  'its folder was removed and made again': async () => {
    await rm(state, { recursive: true })
    await mkdir(state)
  },
  'its folder was emptied': async () => {
    for (const name of await readdir(state)) await rm(join(state, name))
  },
  'its folder was renamed': () => rename(state, join(folder, 'old')),
  'another program began a journal in a new folder': async () => {
    await rm(state, { recursive: true })
    await anotherJournalAt(path)
  },
  'it was cut to nothing': () => truncate(path, 0),
  'it was cut within its header': () => truncate(path, 17),
  'it was cut after its header': () => truncate(path, 30),
  'it was cut in its first record': () => truncate(path, 100),
  'it was cut to nothing, and its lock removed': async () => {
    for (const name of await readdir(state)) if (name.endsWith('.lock')) await rm(join(state, name))
    await truncate(path, 0)
  },
}

describe.each(Object.entries(losses))('when %s in use', (_, lose) => {
  test('the next record is added to all that is outstanding', async () => {
    const journal = await journalInUse()
    await lose()
    await journal.append(intent('c'))
    expect(await afterCrash()).toEqual([...outstanding, intent('c')])
    expect(await journal.unsettled()).toEqual([...outstanding, intent('c')])
  })

  test('what is outstanding is told as before, and written again', async () => {
    const journal = await journalInUse()
    await lose()
    expect(await journal.unsettled()).toEqual(outstanding)
    expect(await afterCrash()).toEqual(outstanding)
  })

  test('it is the same again, however often', async () => {
    const journal = await journalInUse()
    await lose()
    await journal.append(settled('d'))
    await lose().catch(() => rm(path))
    await journal.append(intent('c'))
    expect(await afterCrash()).toEqual([intent('a'), accepted('a'), intent('c')])
  })

  test('what is outstanding is written again when the journal is closed', async () => {
    const journal = await journalInUse()
    await lose()
    await journal.close()
    expect(await journals.read(path)).toEqual(outstanding)
    expect((await readdir(state)).filter((name) => !name.startsWith('tasks.jsonl.old'))).toEqual([
      'tasks.jsonl',
    ])
  })

  test('nothing is lost that the disk does not take at first', async () => {
    const journal = await journalInUse()
    await lose()
    fs.fail({ call: 'file.datasync', code: 'ENOSPC', always: true })
    expect((await rejection(journal.append(intent('c')))).code).toBe('journal')
    expect((await rejection(journal.unsettled())).code).toBe('journal')
    fs.clear()
    await journal.append(intent('e'))
    expect(new Set((await afterCrash()).map((record) => JSON.stringify(record)))).toEqual(
      new Set([...outstanding, intent('e')].map((record) => JSON.stringify(record))),
    )
  })

  test('a file that is rewritten all the time loses nothing either', async () => {
    const journal = await journalInUse({ compactAtBytes: 0 })
    await lose()
    for (let index = 0; index < 5; index++) await journal.append(settled('nobody'))
    await journal.append(intent('c'))
    expect(await journal.unsettled()).toEqual([...outstanding, intent('c')])
    expect(await afterCrash()).toEqual([...outstanding, intent('c')])
  })
})

test('a file that is cut at any byte in use is whole again with the next record, and nothing is revived', async () => {
  await journalInUse()
  const { length } = await readFile(path)
  await journals.closeAll()
  for (let size = 0; size < length; size += 7) {
    await rm(path)
    const journal = await journalInUse()
    await truncate(path, size)
    await journal.append(refused('d'))
    const left = [intent('a'), accepted('a')]
    expect(await afterCrash(), `cut at ${size}`).toEqual(left)
    await journal.close()
    expect(await journals.read(path), `cut at ${size}`).toEqual(left)
  }
})

test('a file that was rewritten before, and is cut within its header, is whole again', async () => {
  const journal = await journalInUse({ compactAtBytes: 0 })
  for (let index = 0; index < 5; index++) await journal.append(settled('nobody'))
  await journal.unsettled()
  const header = (await readFile(path, 'utf8')).indexOf('\n')
  for (let size = 0; size <= header; size++) {
    await truncate(path, size)
    await journal.append(intent('d'))
    await journal.append(settled('nobody'))
    expect(new Set((await afterCrash()).map((record) => JSON.stringify(record)))).toEqual(
      new Set(outstanding.map((record) => JSON.stringify(record))),
    )
  }
})

describe('a file that is cut in the midst of an append', () => {
  const moments = [
    { moment: 'before the write', rule: { call: 'file.appendFile' } },
    { moment: 'before the flush', rule: { call: 'file.datasync' } },
  ]
  const sizes = [0, 17, 30, 100, 300]

  test.each(moments.flatMap((moment) => sizes.map((size) => ({ ...moment, size }))))(
    '$moment, to $size bytes, has all of it',
    async ({ rule, size }) => {
      const journal = await journalInUse()
      const cut = fs.before(rule, () => truncate(path, size))
      await journal.append(intent('c'))
      expect(cut.happened()).toBe(true)
      const found = new Set((await afterCrash()).map((record) => JSON.stringify(record)))
      expect(found).toEqual(new Set([...outstanding, intent('c')].map((record) => JSON.stringify(record))))
      expect(await readFile(path, 'utf8')).toMatch(/^\{"mediaplug":"journal"/)
    },
  )
})

describe('a file that is lost in the midst of an append', () => {
  const moments = ['file.appendFile', 'file.datasync']
  test.each(moments)('before %s, is written again with all of it', async (call) => {
    const journal = await journalInUse()
    const lost = fs.before({ call }, () => rm(state, { recursive: true }))
    await journal.append(intent('c'))
    expect(lost.happened()).toBe(true)
    expect(await afterCrash()).toEqual([...outstanding, intent('c')])
  })
})

describe('a journal whose file is an earlier state of its own', () => {
  const restores: Record<string, (backup: string) => Promise<unknown>> = {
    'moved into its place': (backup) => rename(join(backup, 'tasks.jsonl'), path),
    'copied over it': (backup) => cp(join(backup, 'tasks.jsonl'), path),
    'in a restored folder': async (backup) => {
      await rm(state, { recursive: true })
      await rename(backup, state)
    },
    'in a restored folder, without its lock': async (backup) => {
      await rm(state, { recursive: true })
      await mkdir(state)
      await rename(join(backup, 'tasks.jsonl'), path)
    },
  }

  test.each(Object.entries(restores))('%s, adds what came since', async (_, restore) => {
    const journal = journals.open(path)
    await journal.append(intent('a'))
    const backup = join(folder, 'backup')
    await cp(state, backup, { recursive: true })
    await journal.append(accepted('a'))
    await journal.append(intent('d'))
    await restore(backup)
    await journal.append(intent('c'))
    expect(await afterCrash()).toEqual([...outstanding, intent('c')])
  })

  test.each([1, 2, 3, 10])(
    'which another journal added %i to meanwhile, has what both kept',
    async (count) => {
      const journal = journals.open(path)
      await journal.append(intent('a'))
      const backup = join(folder, 'backup.jsonl')
      await cp(path, backup)
      await journal.append(accepted('a'))
      await journal.append(intent('d'))
      await rm(state, { recursive: true })
      await mkdir(state)
      await rename(backup, path)
      const others = Array.from({ length: count }, (_, index) => intent(`x${index}`))
      await anotherJournalAt(path, ...others)
      await journal.append(intent('c'))
      expect(await afterCrash()).toEqual([intent('a'), ...others, accepted('a'), intent('d'), intent('c')])
    },
  )

  test('and both were rewritten, adds what came since', async () => {
    const settle = async (journal: FileJournal) => {
      for (let index = 0; index < 5; index++) await journal.append(settled('nobody'))
      await journal.unsettled()
    }
    const journal = journals.open(path, { compactAtBytes: 0 })
    await journal.append(intent('a'))
    await settle(journal)
    await cp(path, join(folder, 'backup.jsonl'))
    await journal.append(accepted('a'))
    await journal.append(intent('d'))
    await settle(journal)
    for (const name of await readdir(state)) await rm(join(state, name))
    await rename(join(folder, 'backup.jsonl'), path)
    await journal.append(intent('c'))
    expect(new Set(await journal.unsettled())).toEqual(new Set([...outstanding, intent('c')]))
  })

  test('which another program added to is not put back to what is known', async () => {
    const journal = journals.open(path)
    await journal.append(intent('a'))
    const backup = join(folder, 'backup.jsonl')
    await cp(path, backup)
    await journal.append(intent('d'))
    const others = [intent('x'), intent('y'), intent('z')]
    await journals.write(backup, ...others)
    await cp(backup, path)
    await journal.append(intent('c'))
    expect(await afterCrash()).toEqual([intent('a'), ...others, intent('d'), intent('c')])
  })

  test('moved into its place, does not go back to what was settled since', async () => {
    const journal = journals.open(path)
    await journal.append(intent('a'))
    await journal.append(intent('b'))
    await cp(path, join(folder, 'backup'))
    await journal.append(settled('b'))
    await rename(join(folder, 'backup'), path)
    await journal.append(intent('c'))
    expect(await afterCrash()).toEqual([intent('a'), intent('c')])
  })
})

describe('a file that comes back', () => {
  const returns: Record<string, () => Promise<unknown>> = {
    'in its folder, as when a disk is there again': async () => {
      await rm(state, { recursive: true })
      await rename(`${state}.old`, state)
    },
    'by itself': () => rename(join(`${state}.old`, 'tasks.jsonl'), path),
    'over the new one': () => cp(join(`${state}.old`, 'tasks.jsonl'), path),
  }
  test.each(Object.entries(returns))('%s, has what came meanwhile', async (_, comeBack) => {
    const journal = await journalInUse()
    await rename(state, `${state}.old`)
    await journal.append(intent('c'))
    await comeBack()
    await journal.append(intent('e'))
    expect(await afterCrash()).toEqual([...outstanding, intent('c'), intent('e')])
  })
})

test('a file that was written again, is lost as well and comes back, has what came meanwhile', async () => {
  const journal = await journalInUse()
  await rm(state, { recursive: true })
  for (let index = 0; index < 5; index++) await journal.append(settled('nobody'))
  await rename(state, `${state}.old`)
  await journal.append(intent('c'))
  await rm(state, { recursive: true })
  await rename(`${state}.old`, state)
  await journal.append(intent('e'))
  expect(await afterCrash()).toEqual([...outstanding, intent('c'), intent('e')])
})

test('a file behind a link is written again when its folder is removed', async () => {
  const real = join(folder, 'real')
  await mkdir(real)
  await mkdir(state)
  await symlink(join('..', 'real', 'tasks.jsonl'), path)
  const journal = await journalInUse()
  await rm(real, { recursive: true })
  await journal.append(intent('c'))
  expect(await readFile(join(real, 'tasks.jsonl'), 'utf8')).toContain(JSON.stringify(intent('c')))
  expect(await afterCrash()).toEqual([...outstanding, intent('c')])
})

describe('a file that another takes the place of', () => {
  const placements = { moved: rename, copied: cp }
  test.each(Object.entries(placements))('%s there, has what both held', async (_, place) => {
    await anotherJournalAt(join(folder, 'spare.jsonl'), intent('x'))
    const journal = await journalInUse()
    await place(join(folder, 'spare.jsonl'), path)
    await journal.append(intent('c'))
    expect(await afterCrash()).toEqual([intent('x'), ...outstanding, intent('c')])
  })

  test.each(Object.entries(placements))(
    '%s there, after it was rewritten, has what both held',
    async (_, place) => {
      const other = journals.open(join(folder, 'spare.jsonl'), { compactAtBytes: 0 })
      await other.append(intent('x'))
      for (let index = 0; index < 9; index++) await other.append(settled('nobody'))
      await other.unsettled()
      await other.close()
      const journal = await journalInUse()
      await place(join(folder, 'spare.jsonl'), path)
      await journal.append(intent('c'))
      expect(await afterCrash()).toEqual([intent('x'), ...outstanding, intent('c')])
    },
  )

  test.each(Object.entries(placements))('%s there, and is no journal, stays as it is', async (_, place) => {
    await writeFile(join(folder, 'notes'), 'notes\n')
    const journal = await journalInUse()
    await place(join(folder, 'notes'), path)
    const error = await rejection(journal.append(intent('c')))
    expect(error).toMatchObject({ code: 'journal', message: expect.stringContaining('is no journal') })
    expect(await readFile(path, 'utf8')).toBe('notes\n')
    await rm(path)
    await journal.append(intent('e'))
    expect(await afterCrash()).toEqual([...outstanding, intent('e')])
  })

  test('while it is being rewritten, be it no journal, is left as it is', async () => {
    const journal = await journalInUse({ compactAtBytes: 0 })
    await writeFile(join(folder, 'notes'), 'notes\n')
    const placed = fs.before({ call: 'file.datasync', path: '\\.part$' }, () =>
      rename(join(folder, 'notes'), path),
    )
    await journal.append(settled('a'))
    await rejection(journal.unsettled())
    expect(placed.happened()).toBe(true)
    expect(await readFile(path, 'utf8')).toBe('notes\n')
  })

  test('while it is being rewritten has what both held', async () => {
    await anotherJournalAt(join(folder, 'spare.jsonl'), intent('x'))
    const journal = await journalInUse({ compactAtBytes: 0 })
    const placed = fs.before({ call: 'file.datasync', path: '\\.part$' }, () =>
      rename(join(folder, 'spare.jsonl'), path),
    )
    await journal.append(settled('a'))
    await journal.append(intent('c'))
    expect(placed.happened()).toBe(true)
    expect(await afterCrash()).toEqual([intent('x'), intent('d'), intent('c')])
  })

  test('and that is lost before what is outstanding was added to it, takes nothing along', async () => {
    await anotherJournalAt(join(folder, 'spare.jsonl'), intent('x'))
    const journal = await journalInUse()
    await rename(join(folder, 'spare.jsonl'), path)
    const lost = fs.before({ call: 'file.appendFile' }, () => rm(state, { recursive: true }))
    await journal.append(intent('c'))
    expect(lost.happened()).toBe(true)
    expect(await afterCrash()).toEqual([...outstanding, intent('c')])
  })

  test('and that cannot be added to, is not left open', async () => {
    await anotherJournalAt(join(folder, 'spare.jsonl'), intent('x'))
    const journal = await journalInUse()
    await rename(join(folder, 'spare.jsonl'), path)
    fs.fail({ call: 'file.datasync', code: 'ENOSPC', always: true })
    for (let times = 0; times < 3; times++) await rejection(journal.append(intent('c')))
    fs.clear()
    await journal.close()
    const made = (...calls: readonly string[]) =>
      fs.calls.filter(({ call, path: at }) => at === path && calls.includes(call)).length
    expect(made('file.close', 'close')).toBe(made('open'))
  })

  test('while a new one holds it, is refused; later it gets what is outstanding', async () => {
    const journal = await journalInUse()
    await rm(state, { recursive: true })
    const other = journals.open(path)
    await other.append(intent('x'))
    const error = await rejection(journal.append(intent('c')))
    expect(error).toMatchObject({ code: 'journal', message: expect.stringContaining('is in use by') })
    await other.close()
    await journal.append(intent('e'))
    expect(await afterCrash()).toEqual([intent('x'), ...outstanding, intent('e')])
  })

  test('is a folder, or stands in its folder’s place: is refused, and forgets nothing', async () => {
    const journal = await journalInUse()
    await rm(state, { recursive: true })
    await writeFile(state, '')
    expect((await rejection(journal.append(intent('c')))).code).toBe('journal')
    await rm(state)
    await mkdir(path, { recursive: true })
    expect((await rejection(journal.append(intent('c')))).code).toBe('journal')
    await rm(state, { recursive: true })
    await journal.append(intent('e'))
    expect(await afterCrash()).toEqual([...outstanding, intent('e')])
  })

  test('has another name meanwhile: is refused when it was taken, and forgets nothing', async () => {
    const journal = await journalInUse()
    await rm(state, { recursive: true })
    await mkdir(state)
    await writeFile(path, '')
    await link(path, `${path}.other`)
    expect((await rejection(journal.append(intent('c')))).code).toBe('journal')
    await rm(`${path}.other`)
    await journal.append(intent('e'))
    expect(await afterCrash()).toEqual([...outstanding, intent('e')])
  })
})

test('a folder that was removed stays so when nothing is outstanding and the journal is closed', async () => {
  const journal = journals.open(path)
  await journal.append(intent('a'))
  await journal.append(settled('a'))
  await rm(state, { recursive: true })
  await journal.close()
  expect(await readdir(folder)).toEqual([])
})
