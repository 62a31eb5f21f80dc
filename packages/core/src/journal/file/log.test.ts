import { appendFile, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FsWatch, watchFs } from '../../../test/fs-preload.mjs'
import { intent } from '../../../test/journal-records.js'
import { type Lock, takeLock } from '../lock/lock.js'
import { toEntry } from './line.js'
import { type Log, openLog } from './log.js'

let folder = ''
let path = ''
let lock: Lock
let log: Log
let before = ''
let fs: FsWatch

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  path = join(folder, 'tasks.jsonl')
  fs = await watchFs({ under: folder })
  lock = await takeLock(path)
  await writeFile(path, '')
  log = await openLog(path, lock)
  await log.append([toEntry(intent('a'))])
  before = await readFile(path, 'utf8')
})
afterEach(async () => {
  fs.stop()
  await log.close()
  await lock.withdraw()
  await rm(folder, { recursive: true })
})

const read = () => readFile(path, 'utf8')
const own = toEntry(intent('own', 'kite'.repeat(50)))
const others = `${JSON.stringify(intent('x'))}\n`

/** Has something happen in the midst of the next write or flush, which fails then. */
function failIn(call: 'file.appendFile' | 'file.datasync', meanwhile: () => Promise<unknown>) {
  return fs.before({ call }, async () => {
    await meanwhile()
    throw new Error('EIO: i/o error')
  })
}

describe('what was written and not flushed', () => {
  test('is cut off', async () => {
    failIn('file.datasync', async () => expect(await read()).toContain(own.line))
    await expect(log.append([own])).rejects.toThrow('EIO')
    expect(await read()).toBe(before)
  })

  test('is left when another wrote behind it', async () => {
    failIn('file.datasync', () => appendFile(path, others))
    await expect(log.append([own])).rejects.toThrow('EIO')
    expect(await read()).toBe(`${before}${own.line}\n${others}`)
  })

  test('is left, with what another wrote in its place, when the lock is lost', async () => {
    failIn('file.appendFile', async () => {
      await rm(lock.path)
      await appendFile(path, others)
    })
    await expect(log.append([own])).rejects.toThrow('EIO')
    expect(await read()).toBe(before + others)
  })

  test('is not looked for in a file that took the place of this one', async () => {
    const other = join(folder, 'other.jsonl')
    await writeFile(other, before + others)
    failIn('file.datasync', () => rename(other, path))
    await expect(log.append([own])).rejects.toThrow('EIO')
    expect(await read()).toBe(before + others)
  })
})

describe('what a crash cut short', () => {
  const torn = '{"type":"int'

  test('is cut off when the file is opened', async () => {
    await appendFile(path, torn)
    await (await openLog(path, lock)).close()
    expect(await read()).toBe(before)
  })

  test('is left when the lock is lost, as it may be what another writes just now', async () => {
    await appendFile(path, torn)
    await rm(lock.path)
    await (await openLog(path, lock)).close()
    expect(await read()).toBe(before + torn)
  })
})

describe('a line that was written to a file which was cut off at that time', () => {
  test('is taken back, as it does not follow what it should', async () => {
    fs.before({ call: 'file.appendFile' }, () => truncate(path, 10))
    expect(await log.append([own])).toBe(false)
    expect(await read()).toBe(before.slice(0, 10))
  })

  test('is left when the file was not cut off, as another may write just now', async () => {
    fs.before({ call: 'file.appendFile' }, () => appendFile(path, others))
    expect(await log.append([own])).toBe(false)
    expect(await read()).toBe(`${before}${others}${own.line}\n`)
  })

  test('is left when it is not at the end', async () => {
    fs.before({ call: 'file.datasync' }, () => writeFile(path, others))
    expect(await log.append([own])).toBe(false)
    expect(await read()).toBe(others)
  })

  test('is left when the lock is lost', async () => {
    fs.before({ call: 'file.appendFile' }, async () => {
      await rm(lock.path)
      await truncate(path, 10)
    })
    expect(await log.append([own])).toBe(false)
    expect(await read()).toBe(`${before.slice(0, 10)}${own.line}\n`)
  })
})

describe('a line that was flushed', () => {
  test('is not kept when the lock was lost meanwhile, be the file as it should', async () => {
    fs.before({ call: 'file.datasync' }, () => rm(lock.path))
    expect(await log.append([own])).toBe(false)
  })

  test('is not kept when it went to a file that nobody finds', async () => {
    fs.before({ call: 'file.datasync' }, () => rename(path, `${path}.old`))
    expect(await log.append([own])).toBe(false)
  })
})

describe('a log', () => {
  test('is intact as long as nobody else changes its file', async () => {
    expect(await log.isIntact()).toBe(true)
    await appendFile(path, ' ')
    expect(await log.isIntact()).toBe(false)
    expect(await log.append([own])).toBe(false)
    expect(await read()).toBe(`${before} `)
  })

  test('has no header to go on from when the lock was lost before it was written', async () => {
    await writeFile(path, '')
    await rm(lock.path)
    const opened = await openLog(path, lock)
    expect(await opened.append([own])).toBe(false)
    await opened.close()
    expect(await read()).toBe('')
  })
})
