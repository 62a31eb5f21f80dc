import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FsFailure, type FsWatch, watchFs } from '../../../test/fs-preload.mjs'
import { accepted, intent, settled } from '../../../test/journal-records.js'
import { createJournals } from '../../../test/journals.js'
import { rejection } from '../../../test/rejection.js'
import { fileJournal } from './file-journal.js'

let folder = ''
let path = ''
let fs: FsWatch
const journals = createJournals()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  path = join(folder, 'state', 'tasks.jsonl')
  fs = await watchFs({ under: folder })
})
afterEach(async () => {
  fs.stop()
  await journals.closeAll()
  await rm(folder, { recursive: true, force: true })
})

describe('a path that names no file is bad input', () => {
  test.each(['', '.', '..', 'state/', 'state/.', 'state/..', 'state\\', 'state/\0', 'sta\0te/tasks.jsonl'])(
    'told at once: %j',
    (given) => {
      expect(() => fileJournal(given)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
    },
  )

  test.each(['.tasks', '..tasks', 'tasks.', 'a/.b', '...', 'a/...', 'tasks.jsonl'])(
    'and %j names one',
    (given) => {
      expect(() => fileJournal(given)).not.toThrow()
    },
  )

  const places: Record<string, () => Promise<unknown>> = {
    'a folder': () => mkdir(path, { recursive: true }),
    'a link to a folder': async () => {
      await mkdir(join(folder, 'state'))
      await symlink(folder, path)
    },
    'a link to itself': async () => {
      await mkdir(join(folder, 'state'))
      await symlink(path, path)
    },
    'below a file': () => writeFile(join(folder, 'state'), ''),
    'far below a file': async () => {
      await writeFile(join(folder, 'state'), '')
      path = join(folder, 'state', 'a', 'b', 'tasks.jsonl')
    },
    'a device': async () => {
      path = '/dev/null'
    },
    'longer than names may be': async () => {
      path = join(folder, 'k'.repeat(300))
    },
  }
  test.each(Object.entries(places))('told at first use: %s', async (_, make) => {
    await make()
    for (const act of ['append', 'unsettled'] as const) {
      const journal = journals.open(path)
      const error = await rejection(act === 'append' ? journal.append(intent('a')) : journal.unsettled())
      expect(error).toMatchObject({ code: 'invalid-input', message: expect.stringContaining(`'${path}'`) })
    }
  })

  test.skipIf(process.platform === 'win32')('told at first use: a socket', async () => {
    path = join(folder, 's')
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(path, resolve))
    try {
      expect((await rejection(journals.open(path).unsettled())).code).toBe('invalid-input')
    } finally {
      server.close()
    }
  })
})

test.each([undefined, null, 1, 'intent', () => {}, Symbol('a'), 1n, { type: 'intent', id: 1n }])(
  'what is no record is bad input, and harms no other: %s',
  async (given) => {
    const journal = journals.open(path)
    // @ts-expect-error A program without types may give anything.
    expect((await rejection(journal.append(given))).code).toBe('invalid-input')
    await journal.append(intent('a'))
    expect(await journal.unsettled()).toEqual([intent('a')])
  },
)

describe('what the disk does not do', () => {
  const failures: Record<string, FsFailure> = {
    'to make the folder': { call: 'mkdir', code: 'EACCES' },
    'to flush the folder': { call: 'file.sync', code: 'EIO' },
    'to make the file': { call: 'open', code: 'EROFS' },
    'to find the file': { call: 'realpath', code: 'ENOENT' },
    'to list the folder': { call: 'readdir', code: 'EACCES' },
    'to write the lock': { call: 'writeFile', code: 'ENOSPC' },
    'to open one more file': { call: 'open', path: 'jsonl$', nth: 2, code: 'EMFILE' },
    'to read the file': { call: 'read', code: 'EIO' },
    'to write the header': { call: 'file.appendFile', code: 'EDQUOT' },
    'to flush the header': { call: 'file.datasync', code: 'EIO' },
    'to write the record': { call: 'file.appendFile', nth: 2, code: 'ENOSPC' },
    'to flush the record': { call: 'file.datasync', nth: 2, code: 'EIO' },
  }
  test.each(Object.entries(failures))(
    '%s is told as a failure of the journal, and it works later',
    async (_, rule) => {
      fs.fail(rule)
      const journal = journals.open(path)
      const error = await rejection(journal.append(intent('a')))
      expect(error.code).toBe('journal')
      expect(error.message).toContain(`the journal '${path}' cannot be used: ${rule.code}`)
      expect(error.cause).toMatchObject({ code: rule.code })
      await journal.append(intent('b'))
      await journal.close()
      expect(await journals.read(path)).toEqual([intent('b')])
      expect(await readdir(join(folder, 'state'))).toEqual(['tasks.jsonl'])
    },
  )

  test.each(['append', 'unsettled'] as const)('is told by %s of a journal in use as well', async (act) => {
    const journal = journals.open(path)
    await journal.append(intent('a'))
    await rm(join(folder, 'state'), { recursive: true })
    fs.fail({ call: 'mkdir', code: 'EROFS' })
    const error = await rejection(act === 'append' ? journal.append(intent('b')) : journal.unsettled())
    expect(error.code).toBe('journal')
    expect(error.message).toContain(`the journal '${path}' cannot be used: EROFS`)
    expect(await journal.unsettled()).toEqual([intent('a')])
  })

  test('at the end of a journal is told when it is closed, and its lock is removed all the same', async () => {
    const journal = fileJournal(path)
    await journal.append(intent('a'))
    fs.fail({ call: 'file.close', code: 'EIO' })
    expect((await rejection(journal.close())).code).toBe('journal')
    expect(await readdir(join(folder, 'state'))).toEqual(['tasks.jsonl'])
    expect(await journals.read(path)).toEqual([intent('a')])
  })
})

describe('a folder that became read-only', () => {
  const readOnly = () => {
    const calls = ['rm', 'rename', 'mkdir', 'writeFile', 'utimes', 'rmSync']
    for (const call of calls) fs.fail({ call, code: 'EROFS', always: true })
  }

  test('does not keep a journal from being closed, and from being opened again later', async () => {
    const journal = journals.open(path)
    await journal.append(intent('a'))
    readOnly()
    await journal.close()
    expect((await rejection(journals.open(path).unsettled())).code).toBe('journal')
    fs.clear()
    expect(await journals.read(path)).toEqual([intent('a')])
    expect(await readdir(join(folder, 'state'))).toEqual(['tasks.jsonl'])
  })

  test('keeps no journal in use from its file, which is only not rewritten', async () => {
    const journal = journals.open(path, { compactAtBytes: 0 })
    await journal.append(intent('a'))
    readOnly()
    for (let index = 0; index < 5; index++) await journal.append(settled('nobody'))
    await journal.append(accepted('a'))
    expect(await journal.unsettled()).toEqual([intent('a'), accepted('a')])
    expect(await readFile(path, 'utf8')).toContain('nobody')
  })
})

describe('a new file of a compaction that cannot be removed', () => {
  test('harms no journal that finds it', async () => {
    const journal = journals.open(path)
    await journal.append(intent('a'))
    await journal.close()
    await writeFile(`${path}.00000000-0000-4000-8000-000000000000.part`, 'half')
    fs.fail({ call: 'rm', path: '\\.part$', code: 'EPERM', always: true })
    const next = journals.open(path, { compactAtBytes: 0 })
    for (let index = 0; index < 5; index++) await next.append(settled('nobody'))
    expect(await next.unsettled()).toEqual([intent('a')])
    expect(await readFile(path, 'utf8')).toContain('"earlier"')
  })

  test('harms no journal that leaves it', async () => {
    const journal = journals.open(path, { compactAtBytes: 0 })
    await journal.append(intent('a'))
    fs.fail({ call: 'rm', path: '\\.part$', code: 'EPERM', always: true })
    fs.fail({ call: 'rename', code: 'EACCES' })
    for (let index = 0; index < 20; index++) await journal.append(settled('nobody'))
    await journal.unsettled()
    const left = (await readdir(join(folder, 'state'))).filter((name) => name.endsWith('.part'))
    expect(left).toHaveLength(1)
    expect(await journal.unsettled()).toEqual([intent('a')])
    await journal.close()
    fs.clear()
    expect(await journals.read(path)).toEqual([intent('a')])
    expect(await readdir(join(folder, 'state'))).toEqual(['tasks.jsonl'])
  })
})
