import { mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FsWatch, watchFs } from '../../../test/fs-preload.mjs'
import { findClaims, makeClaim } from './claim.js'
import { thisProcess } from './owner.js'

let folder = ''
let file = ''
let fs: FsWatch

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  file = join(folder, 'tasks.jsonl')
  fs = await watchFs({ under: folder })
})
afterEach(async () => {
  vi.useRealTimers()
  fs.stop()
  await rm(folder, { recursive: true, force: true })
})

const claim = async () => makeClaim(file, await thisProcess())

describe('a claim', () => {
  test('shows each second that its process lives, until it is withdrawn', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const beats = () => fs.calls.filter(({ call }) => call === 'utimes')
    const { path, withdraw } = await claim()
    expect(beats()).toHaveLength(0)
    vi.advanceTimersByTime(3_000)
    expect(beats().map((beat) => beat.path)).toEqual([path, path, path])
    await withdraw()
    vi.advanceTimersByTime(10_000)
    expect(beats()).toHaveLength(3)
  })

  test('shows it to whoever looks at the time of its file', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { path, withdraw } = await claim()
    await utimes(path, 0, 0)
    vi.advanceTimersByTime(1_000)
    await expect.poll(async () => (await stat(path)).mtimeMs).toBeGreaterThan(0)
    await withdraw()
  })

  test('shows it no more when its file is gone, and disturbs nobody by that', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { path, stands, withdraw } = await claim()
    await rm(path)
    vi.advanceTimersByTime(1_000)
    await expect.poll(() => fs.calls.filter(({ call, error }) => call === 'utimes' && error)).toHaveLength(1)
    expect(await stands()).toBe(false)
    await withdraw()
    expect(await readdir(folder)).toEqual([])
  })

  test('keeps no listener for the end of the process once it is withdrawn', async () => {
    const listeners = process.listenerCount('exit')
    const claims = [await claim(), await claim()]
    expect(process.listenerCount('exit')).toBe(listeners + 1)
    for (const { withdraw } of claims) await withdraw()
    expect(process.listenerCount('exit')).toBe(listeners)
  })

  test('that cannot be written leaves nothing', async () => {
    fs.fail({ call: 'writeFile', code: 'ENOSPC' })
    const listeners = process.listenerCount('exit')
    await expect(claim()).rejects.toThrow('ENOSPC')
    expect(await readdir(folder)).toEqual([])
    expect(process.listenerCount('exit')).toBe(listeners)
  })
})

describe('a claim that is withdrawn', () => {
  const places: Record<string, () => Promise<unknown>> = {
    'from a folder that was removed': () => rm(folder, { recursive: true }),
    'from a folder that was renamed': () => rename(folder, `${folder}.old`),
    'from a folder whose place a file took': async () => {
      await rm(folder, { recursive: true })
      await writeFile(folder, '')
    },
  }
  test.each(Object.entries(places))('%s is withdrawn', async (_, change) => {
    const { withdraw, stands } = await claim()
    await change()
    await withdraw()
    expect(await stands()).toBe(false)
    await rm(`${folder}.old`, { recursive: true, force: true })
  })

  test('and whose file cannot be removed counts for nothing in this process, and goes as soon as it can', async () => {
    const listeners = process.listenerCount('exit')
    const { path, withdraw } = await claim()
    fs.fail({ call: 'rm', path: '\\.lock$', code: 'EROFS' })
    await withdraw()
    expect(process.listenerCount('exit')).toBe(listeners + 1)
    const [found] = await findClaims(file)
    expect(found?.path).toBe(path)
    expect(await found?.isLive(await thisProcess())).toBe(false)
    await found?.remove()
    expect(await readdir(folder)).toEqual([])
    expect(process.listenerCount('exit')).toBe(listeners)
  })
})

test('a claim says whose it is', async () => {
  const { path, withdraw } = await claim()
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(await thisProcess())
  const [found] = await findClaims(file)
  expect(await found?.owner()).toEqual(await thisProcess())
  expect(await found?.isLive(await thisProcess())).toBe(true)
  await withdraw()
  expect(await found?.owner()).toBeUndefined()
})
