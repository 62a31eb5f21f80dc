import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FsWatch, watchFs } from '../../../test/fs-preload.mjs'
import { header, intent, lineOf } from '../../../test/journal-records.js'
import { takeLock } from '../lock/lock.js'
import { type Owner, thisProcess } from '../lock/owner.js'
import { seizeEnded } from './take-over.js'

let folder = ''
let fs: FsWatch

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  fs = await watchFs({ under: folder })
})
afterEach(async () => {
  fs.stop()
  await rm(folder, { recursive: true })
})

const patienceMs = 200
const own = () => join(folder, 'own.jsonl')
const elsewhere: Partial<Owner> = { pid: 1, host: 'elsewhere', table: 'another container' }

const claimBeside = async (file: string, owner: Partial<Owner>): Promise<void> =>
  writeFile(
    `${file}.00000000-0000-4000-8000-000000000000.lock`,
    JSON.stringify({ ...(await thisProcess()), ...owner }),
  )

/** A file that a process in another container left. */
async function leave(name: string): Promise<string> {
  const path = join(folder, `${name}.jsonl`)
  await writeFile(path, header + lineOf(intent(name)))
  await claimBeside(path, elsewhere)
  return path
}

const leaveMany = (count: number): Promise<readonly string[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => leave(`dead-${100 + index}`)))

const pathsOf = (seizures: readonly Awaited<ReturnType<typeof seizeEnded>>[]): readonly string[] =>
  seizures.flatMap(({ seized }) => seized.map(({ peer }) => peer.path)).toSorted()

test('all files of processes that cannot be looked up are watched at the same time, and once', async () => {
  const left = await leaveMany(40)
  const seizure = await seizeEnded(folder, own(), { patienceMs })
  expect(pathsOf([seizure])).toEqual(left)
  expect(seizure.problems).toEqual([])
  await seizure.letGo()

  const isClaim = (path = ''): boolean => path.includes('dead-') && path.endsWith('.lock')
  const onClaims = fs.calls.filter(({ path }) => isClaim(path))
  const firstRemoved = onClaims.findIndex(({ call }) => call === 'rm')
  const opened = onClaims.map(({ call, path }) => (call === 'open' ? path : undefined))
  expect(new Set(opened.slice(0, firstRemoved).filter(Boolean)).size).toBe(40)
  const looks = opened.filter((path) => path?.startsWith(left[0] ?? '-')).length
  expect(looks).toBeLessThan(60)
})

test('several that look at once have one turn each, and one gets all', async () => {
  const left = await leaveMany(3)
  const names = ['a', 'b', 'c']
  const seizures = await Promise.all(
    names.map(async (name) => {
      const seizure = await seizeEnded(folder, join(folder, `${name}.jsonl`), { patienceMs })
      // The one that has them keeps them, as it does what it takes over.
      for (const { peer } of seizure.seized) await rm(peer.path)
      await seizure.letGo()
      return seizure
    }),
  )
  expect(pathsOf(seizures)).toEqual(left)
  expect(seizures.filter(({ seized }) => seized.length > 0)).toHaveLength(1)
  expect(seizures.flatMap(({ problems }) => problems)).toEqual([])
  expect(await readdir(folder)).toEqual([])
})

test('one waits for its turn as long as the other lives', async () => {
  const left = await leaveMany(1)
  const other = await takeLock(join(folder, 'take-over'))
  const life = setInterval(() => void utimes(other.path, new Date(), new Date()).catch(() => {}), 20)
  try {
    const seizing = seizeEnded(folder, own(), { patienceMs: 5 * patienceMs })
    const looks = () => fs.calls.filter(({ call, path }) => call === 'open' && path === other.path).length
    // More than there are while one waits once for a sign of life.
    await expect.poll(looks, { timeout: 60_000 }).toBeGreaterThan(51)
    await other.withdraw()
    const seizure = await seizing
    expect(pathsOf([seizure])).toEqual(left)
    await seizure.letGo()
  } finally {
    clearInterval(life)
  }
})

/** When a process began, as the system tells it. */
async function beganOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
}

test.runIf(process.platform === 'linux')(
  'a turn that another has, who runs and stands still, is a problem that is told, and nothing is taken',
  async () => {
    await leaveMany(2)
    const pid = process.ppid
    await claimBeside(join(folder, 'take-over'), { pid, began: await beganOf(pid) })
    const { seized, problems, letGo } = await seizeEnded(folder, own(), { patienceMs })
    await letGo()
    expect(seized).toEqual([])
    expect(problems.map(({ code, message }) => ({ code, message }))).toEqual([
      { code: 'journal', message: expect.stringContaining(`taking over files in '${folder}'`) },
    ])
    expect((await readdir(folder)).filter((name) => name.endsWith('.jsonl'))).toHaveLength(2)
  },
)
