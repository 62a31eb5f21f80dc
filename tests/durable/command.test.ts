import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))
/** A project that has the packages. */
const project = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mediaplug-command-'))
// As root, PostgreSQL runs as another user, who has to get to its folder.
chmodSync(folder, 0o711)
const environment: Record<string, string | undefined> = {
  PATH: process.env.PATH,
  MEDIAPLUG_STATE: join(folder, 'state'),
}
const running: ChildProcess[] = []

/** Runs a command to its end. */
async function mediaplug(...words: string[]) {
  const ended = await promisify(execFile)(process.execPath, [bin, ...words], {
    cwd: project,
    env: environment,
  }).catch((error: unknown) => error as { code: number; stdout: string; stderr: string })
  const data: unknown =
    ended.stdout === '' ? undefined : JSON.parse(ended.stdout.trim().split('\n').at(-1) ?? '')
  return { data, stderr: ended.stderr, code: 'code' in ended ? ended.code : 0 }
}

/** Starts a command that runs until it is stopped, and gives what it gave first. */
async function start(...words: string[]): Promise<unknown> {
  const child = spawn(process.execPath, [bin, ...words], { cwd: project, env: environment })
  running.push(child)
  const told: string[] = []
  child.stderr.on('data', (text) => told.push(String(text)))
  const [first] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(told.join('')))),
  ])
  const data: unknown = JSON.parse(String(first))
  if ('error' in Object(data)) throw new Error(told.join('') || String(first))
  return data
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return child.exitCode
}

beforeAll(async () => {
  await start('sandbox', 'tomoviee', '--task-seconds', '1')
  const worker = await start('worker', '--embedded', '--data', join(folder, 'postgres'), '--sandbox')
  Object.assign(environment, Reflect.get(Object(worker), 'environment'))
})

afterAll(async () => {
  const codes = []
  for (const child of running.toReversed()) codes.push(await stop(child))
  rmSync(folder, { recursive: true, force: true })
  expect(codes).toEqual([0, 0])
})

/** Of local vendors, whose tasks are in the database. */
const local = (): string[] => ['--sandbox', '--database', String(environment.MEDIAPLUG_DATABASE)]
const submit = (label: string) =>
  mediaplug('submit', 'tomoviee/text-to-video', 'a red kite', '--label', label, ...local())

describe('a command and a worker share a database:', () => {
  test('what is submitted twice under a label is one submission, and its file is saved', async () => {
    const first = await submit('order-17')
    expect(first).toMatchObject({ code: 0, data: { label: 'order-17', state: 'stored' } })
    expect((await submit('order-17')).data).toMatchObject({ id: Reflect.get(Object(first.data), 'id') })
    expect((await mediaplug('tasks')).data).toMatchObject([{ label: 'order-17' }])
    const out = join(folder, 'out', 'kite.mp4')
    expect(await mediaplug('wait', 'order-17', '--save', out, ...local())).toMatchObject({
      code: 0,
      data: { files: [{ path: out, mediaType: 'video/mp4' }] },
    })
    expect((await mediaplug('tasks')).data).toEqual([])
  })

  test('what was left is recovered, and what needs no attention is settled', async () => {
    await submit('order-18')
    await submit('order-19')
    expect(await mediaplug('settle', 'order-19')).toMatchObject({ code: 0, data: { state: 'settled' } })
    await expect
      .poll(async () => (await mediaplug('tasks')).data, { timeout: 30_000 })
      .toMatchObject([{ label: 'order-18', state: expect.stringMatching(/accepted|succeeded/) }])
    const { code, data } = await mediaplug('recover', '--save', join(folder, 'recovered/'), ...local())
    expect({ code, data }).toMatchObject({ code: 0, data: { doubts: [] } })
    expect(readdirSync(join(folder, 'recovered'))).toHaveLength(1)
  })

  test('a batch is done once, however often it is run', async () => {
    const jobs = join(folder, 'jobs.jsonl')
    const job = (id: string) =>
      JSON.stringify({ id, target: 'tomoviee/text-to-video', input: { prompt: id } })
    writeFileSync(jobs, `${job('a')}\n${job('b')}\n`)
    const run = () => mediaplug('batch', jobs, '--save', join(folder, 'batch', '{job}'), ...local())
    expect(await run()).toMatchObject({ code: 0, stderr: expect.stringContaining('2 done') })
    expect(await run()).toMatchObject({ code: 0, data: undefined })
    expect(readdirSync(join(folder, 'batch')).sort()).toEqual(['a.mp4', 'b.mp4'])
    expect((await mediaplug('tasks')).data).toEqual([])
  })

  test('a database that cannot be reached is told in plain words, without its password', async () => {
    const url = 'postgresql://nobody:hidden-word@127.0.0.1:1/none'
    const { code, stderr } = await mediaplug('tasks', '--database', url)
    expect(code).toBe(1)
    expect(stderr).toContain("The database 'none' at 127.0.0.1:1 could not be used")
    expect(stderr).not.toContain('hidden-word')
  })

  test('a second PostgreSQL in the same folder is refused, with what to do', async () => {
    const second = await mediaplug('worker', '--embedded', '--data', join(folder, 'postgres'), '--sandbox')
    expect(second.code).toBe(2)
    expect(second.stderr).toMatch(/did not start.*give this one its --database/s)
  })
})
