import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FsWatch, watchFs } from '../../../test/fs-preload.mjs'
import { rejection } from '../../../test/rejection.js'
import { isHeld, showsSign, takeIfFree, takeLock } from './lock.js'
import { type Owner, thisProcess } from './owner.js'

let folder = ''
let file = ''
let fs: FsWatch

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  file = join(folder, 'tasks.jsonl')
  fs = await watchFs({ under: folder })
})
afterEach(async () => {
  fs.stop()
  await rm(folder, { recursive: true })
})

/** A claim that another process put up. */
async function claimOf(owner: Partial<Owner> | undefined): Promise<string> {
  const path = `${file}.00000000-0000-4000-8000-000000000000.lock`
  await writeFile(path, owner ? JSON.stringify({ ...(await thisProcess()), ...owner }) : '')
  return path
}

const afterLongMs = 60_000
const soonMs = 200

describe('a file', () => {
  test('is had by one at a time', async () => {
    const lock = await takeLock(file)
    const error = await rejection(takeLock(file, { patienceMs: 0 }))
    expect(error.code).toBe('journal')
    expect(error.message).toContain(`'${file}' is in use by this process already (${process.pid})`)
    expect(await lock.stands()).toBe(true)
    await lock.withdraw()
    expect(await lock.stands()).toBe(false)
    await (await takeLock(file)).withdraw()
    expect(await readdir(folder)).toEqual([])
  })

  test('is had by one of many who want it at the same time', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => takeLock(file)))
    const taken = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(taken).toHaveLength(1)
    for (const lock of taken) await lock.withdraw()
    expect(await readdir(folder)).toEqual([])
  })

  test('is had by one of two who want it at the same time on a slow disk', async () => {
    for (const call of ['readdir', 'rm']) fs.before({ call, always: true }, () => sleep(100))
    const outcomes = await Promise.allSettled([takeLock(file), takeLock(file)])
    const taken = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(taken).toHaveLength(1)
    for (const lock of taken) await lock.withdraw()
  })

  test('is not taken by what only looks like a claim, or is one on another file', async () => {
    const names = [
      'tasks.jsonl.lock',
      'tasks.jsonl.old.lock',
      'other.jsonl.00000000-0000-4000-8000-000000000000.lock',
    ]
    for (const name of names) await writeFile(join(folder, name), '')
    await (await takeLock(file, { patienceMs: afterLongMs })).withdraw()
    expect((await readdir(folder)).toSorted()).toEqual(names.toSorted())
  })

  test('is not taken by a folder or a link that has the name of a claim', async () => {
    await mkdir(join(folder, 'tasks.jsonl.00000000-0000-4000-8000-000000000000.lock', 'inside'), {
      recursive: true,
    })
    await symlink('nowhere', join(folder, 'tasks.jsonl.00000000-0000-4000-8000-000000000001.lock'))
    await (await takeLock(file, { patienceMs: afterLongMs })).withdraw()
    expect(await readdir(folder)).toHaveLength(2)
  })
})

describe('what a dead process left is taken over at once', () => {
  const patienceMs = afterLongMs

  test('when no process has its number', async () => {
    const dead = promisify(execFile)(process.execPath, ['--version'])
    await dead
    const claim = await claimOf({ pid: dead.child.pid ?? 0 })
    const lock = await takeLock(file, { patienceMs })
    expect(join(folder, ...(await readdir(folder)))).toBe(lock.path)
    expect(lock.path).not.toBe(claim)
    await lock.withdraw()
  })

  test.runIf(process.platform === 'linux')('when its number went to another process', async () => {
    await claimOf({ pid: process.pid, began: '1' })
    await (await takeLock(file, { patienceMs })).withdraw()
    expect(await readdir(folder)).toEqual([])
  })

  test.runIf(process.platform === 'linux')('when its parent has not taken note of its end', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 20'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    try {
      const [line] = await once(parent.stdout, 'data')
      const pid = Number(line)
      const stateOf = async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')
      await expect.poll(async () => (await stateOf())?.[0]).toBe('Z')
      await claimOf({ pid, began: (await stateOf())?.[19] })
      await (await takeLock(file, { patienceMs })).withdraw()
    } finally {
      parent.kill('SIGKILL')
    }
  })
})

/** When a process began, as the system tells it. */
async function beganOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
}

test.runIf(process.platform === 'linux')(
  'a file that another user’s process has is in use, though no signal may be sent to it',
  async () => {
    await claimOf({ pid: process.ppid, began: await beganOf(process.ppid) })
    fs.fail({ call: 'process.kill', code: 'EPERM', always: true })
    const error = await rejection(takeLock(file, { patienceMs: afterLongMs }))
    expect(error.message).toContain(`is in use by process ${process.ppid}.`)
    expect(await readdir(folder)).toHaveLength(1)
  },
)

describe('a claim whose file cannot be removed', () => {
  const keepFiles = () => fs.fail({ call: 'rm', path: '\\.lock$', code: 'EPERM', always: true })

  test('counts for nothing when its process is dead', async () => {
    const dead = promisify(execFile)(process.execPath, ['--version'])
    await dead
    await claimOf({ pid: dead.child.pid ?? 0 })
    keepFiles()
    const lock = await takeLock(file, { patienceMs: afterLongMs })
    expect(await readdir(folder)).toHaveLength(2)
    fs.clear()
    await lock.withdraw()
    expect(await readdir(folder)).toHaveLength(1)
  })

  test('counts for nothing when this process withdrew it, and goes as soon as it can', async () => {
    const lock = await takeLock(file)
    keepFiles()
    await lock.withdraw()
    const again = await takeLock(file, { patienceMs: afterLongMs })
    expect(await readdir(folder)).toHaveLength(2)
    fs.clear()
    await again.withdraw()
    await (await takeLock(file, { patienceMs: afterLongMs })).withdraw()
    expect(await readdir(folder)).toEqual([])
  })

  test('keeps the file from others when its process may be asleep: the error names it', async () => {
    const claim = await claimOf({ pid: 1, host: 'elsewhere', table: 'another start' })
    keepFiles()
    const error = await rejection(takeLock(file, { patienceMs: soonMs }))
    expect(error.code).toBe('journal')
    expect(error.message).toContain(`may be in use by process 1 on elsewhere: '${claim}'`)
    fs.clear()
    await (await takeLock(file, { patienceMs: soonMs })).withdraw()
    expect((await readdir(folder)).filter((name) => join(folder, name) === claim)).toEqual([])
  })

  test('does not hide that another process has the file', async () => {
    const lock = await takeLock(file)
    keepFiles()
    const error = await rejection(takeLock(file, { patienceMs: 0 }))
    expect(error.message).toContain('is in use by this process already')
    fs.clear()
    await lock.withdraw()
    await (await takeLock(file, { patienceMs: afterLongMs })).withdraw()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a process that cannot be looked up', () => {
  const elsewhere = { pid: 1, host: 'elsewhere', table: 'another start of another system' }

  test('has the file while it shows signs of life', async () => {
    const claim = await claimOf(elsewhere)
    const life = setInterval(() => void utimes(claim, new Date(), new Date()), 50)
    try {
      const error = await rejection(takeLock(file))
      expect(error.message).toContain('is in use by process 1 on elsewhere')
    } finally {
      clearInterval(life)
    }
  })

  test.each([
    { left: 'a claim of another machine', owner: elsewhere },
    { left: 'a claim of another container', owner: { pid: process.pid, table: 'another container' } },
    { left: 'a claim of another thread of this process', owner: {} },
    { left: 'a claim that was never written', owner: undefined },
  ])('loses it when $left shows none', async ({ owner }) => {
    await claimOf(owner)
    const lock = await takeLock(file, { patienceMs: soonMs })
    expect(await readdir(folder)).toHaveLength(1)
    await lock.withdraw()
  })

  test('leaves it at once when it withdraws', async () => {
    const claim = await claimOf(elsewhere)
    const taking = takeLock(file)
    await rm(claim)
    await (await taking).withdraw()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('who looks before taking a file', () => {
  const elsewhere = { pid: 1, host: 'elsewhere', table: 'another start of another system' }

  test('takes one that nobody has, and one of a dead process', async () => {
    expect(await isHeld(file)).toBe(false)
    const lock = await takeIfFree(file)
    expect(await isHeld(file)).toBe(true)
    await lock?.withdraw()
    const dead = promisify(execFile)(process.execPath, ['--version'])
    await dead
    await claimOf({ pid: dead.child.pid ?? 0 })
    expect(await isHeld(file)).toBe(false)
    const again = await takeIfFree(file, { patienceMs: afterLongMs })
    expect(await again?.stands()).toBe(true)
    await again?.withdraw()
    expect(await readdir(folder)).toEqual([])
  })

  test('puts no claim up where another has the file', async () => {
    const lock = await takeLock(file)
    const before = fs.calls.length
    expect(await takeIfFree(file)).toBeUndefined()
    expect(fs.calls.slice(before).filter(({ call }) => call === 'writeFile')).toEqual([])
    await lock.withdraw()
  })

  test('leaves the file of a process that cannot be looked up and shows signs of life, and takes another’s', async () => {
    const claim = await claimOf(elsewhere)
    expect(await isHeld(file)).toBeUndefined()
    const life = setInterval(() => void utimes(claim, new Date(), new Date()), 50)
    try {
      expect(await takeIfFree(file)).toBeUndefined()
    } finally {
      clearInterval(life)
    }
    const lock = await takeIfFree(file, { patienceMs: soonMs })
    expect(await lock?.stands()).toBe(true)
    await lock?.withdraw()
  })

  test('waits once for a sign of life, and for all claims at the same time', async () => {
    const claims = await Promise.all(
      [1, 2, 3].map(async (number) => {
        const path = `${file}.00000000-0000-4000-8000-00000000000${number}.lock`
        await writeFile(path, JSON.stringify({ ...(await thisProcess()), ...elsewhere }))
        return path
      }),
    )
    const before = fs.calls.length
    const lock = await takeIfFree(file, { patienceMs: soonMs })
    await lock?.withdraw()
    const opened = fs.calls.slice(before).flatMap(({ call, path }) => (call === 'open' ? [path] : []))
    const once = opened.filter((path) => path === claims[0]).length
    expect(opened.slice(0, 3).toSorted()).toEqual(claims)
    // As often as while one waits once, and not twice.
    expect(once).toBeLessThan(60)
    expect(opened).toHaveLength(3 * once)
  })
})

describe('who waits for a file', () => {
  test('is shown a sign by one that lives, and by one that lets it go', async () => {
    const lock = await takeLock(file)
    expect(await showsSign(file)).toBe(true)
    const waiting = showsSign(file)
    await lock.withdraw()
    expect(await waiting).toBe(true)
    expect(await showsSign(file)).toBe(true)
  })

  test.runIf(process.platform === 'linux')('is shown none by one that runs and stands still', async () => {
    await claimOf({ pid: process.ppid, began: await beganOf(process.ppid) })
    expect(await isHeld(file)).toBe(true)
    expect(await showsSign(file, { patienceMs: soonMs })).toBe(false)
  })
})
