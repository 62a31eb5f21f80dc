import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FsFailure } from '../../../test/fs-preload.mjs'
import { type RunningProgram, runProgram } from '../../../test/run-program.js'

// How long a program takes to start says nothing of whether it is right.
vi.setConfig({ testTimeout: 300_000 })

let folder = ''
let state = ''
const running = new Set<RunningProgram>()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  state = join(folder, 'state')
})
afterEach(async () => {
  await Promise.all([...running].map((program) => program.kill()))
  running.clear()
  await rm(folder, { recursive: true })
})

/** Runs a program that holds two journals. */
async function holder(how: string, fail: readonly FsFailure[] = []): Promise<RunningProgram> {
  const paths = ['one.jsonl', 'two.jsonl'].map((name) => join(state, name))
  const program = runProgram('leave.mjs', [how, ...paths], { fs: { under: folder, fail } })
  running.add(program)
  await program.printed('held')
  return program
}

const ways = [
  { how: 'by process.exit', code: 0 },
  { how: 'by process.exit with a code', code: 3 },
  { how: 'by having nothing left to do', code: 0 },
  { how: 'after it closed them', code: 0 },
  { how: 'after it closed them and used them no more', code: 0 },
]

const locks = '\\.lock$'
const unremovable: readonly FsFailure[] = ['rm', 'rmSync', 'unlink', 'unlinkSync'].map((call) => ({
  call,
  path: locks,
  code: 'EROFS',
  always: true,
}))

test.each(ways)(
  'a program that leaves its journals $how ends as it would when its locks cannot be removed',
  async ({ how, code }) => {
    const program = await holder(how, unremovable)
    expect(await program.end()).toBe(code)
    expect(program.errors()).toBe('')
    expect((await readdir(state)).filter((name) => name.endsWith('.lock'))).toHaveLength(2)
  },
)

describe('a program that ends', () => {
  test('removes the locks that it can, also where it cannot remove one', async () => {
    const program = await holder('by process.exit', [{ call: 'rmSync', path: locks, code: 'EROFS' }])
    expect(await program.end()).toBe(0)
    expect((await readdir(state)).filter((name) => name.endsWith('.lock'))).toHaveLength(1)
  })

  const changes: Record<string, () => Promise<unknown>> = {
    'its folder was removed': () => rm(state, { recursive: true }),
    'its folder was renamed': () => rename(state, `${state}.old`),
    'a file stands in its folder’s place': async () => {
      await rename(state, `${state}.old`)
      await writeFile(state, '')
    },
    'folders stand in the places of its locks': async () => {
      for (const name of await readdir(state)) {
        if (!name.endsWith('.lock')) continue
        await rm(join(state, name))
        await mkdir(join(state, name, 'inside'), { recursive: true })
      }
    },
  }
  test.each(Object.entries(changes))('ends as it would when %s', async (_, change) => {
    const program = await holder('by process.exit')
    await change()
    expect(await program.end()).toBe(0)
    expect(program.errors()).toBe('')
  })
})
