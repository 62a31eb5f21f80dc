import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createClient, fileJournal, type Recovered } from '@mediaplug/core'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { createSandbox } from '@mediaplug/sandbox'
import { afterEach, expect, test } from 'vitest'

const program = fileURLToPath(new URL('../programs/run-jobs.mjs', import.meta.url))

const atOnce = 8

interface Run {
  readonly child: ChildProcess
  readonly exit: Promise<unknown[]>
}

const running = new Set<Run>()
afterEach(() => {
  for (const { child } of running) child.kill('SIGKILL')
})

async function openWorkplace(way: 'careful' | 'naive', jobs: number) {
  const sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: [0.1, 0.4] })
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-killed-'))
  const baseUrl = sandbox.baseUrls.tomoviee
  const { appKey, appSecret } = sandbox.credentials.tomoviee
  const env = { ...process.env, TOMOVIEE_APP_KEY: appKey, TOMOVIEE_APP_SECRET: appSecret }

  function start(): Run {
    const child = spawn(process.execPath, [program, way, baseUrl, folder, String(jobs)], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const run = { child, exit: once(child, 'exit') }
    running.add(run)
    void run.exit.finally(() => running.delete(run))
    return run
  }

  async function kill({ child, exit }: Run): Promise<void> {
    child.kill('SIGKILL')
    await exit
  }

  /** The prompts of the generations that the vendor accepted, and would be paid for. */
  const accepted = (): string[] =>
    sandbox.log
      .filter(({ operation, accepted }) => operation === 'create' && accepted)
      .map(({ body }) => String(Reflect.get(Object(body), 'prompt')))

  return {
    accepted,
    /** Starts the program and kills it when the vendor has just accepted some of its tasks. */
    async killAtWork(): Promise<void> {
      const enough = accepted().length + 1 + Math.floor(Math.random() * 2 * atOnce)
      const run = start()
      while (accepted().length < enough && running.has(run)) await delay(2)
      await kill(run)
    },
    /** Starts the program and kills it before it works, or just when it begins: while it recovers, say. */
    async killAtStart(): Promise<void> {
      const run = start()
      await Promise.race([once(run.child.stdout ?? run.child, 'data'), delay(100 + Math.random() * 400)])
      await kill(run)
    },
    /** Starts the program and lets it come to its end. */
    async finish(): Promise<void> {
      expect(await start().exit).toEqual([0, null])
    },
    /** The prompts of what was delivered: by the call that submitted it, or by one that resumed it. */
    async delivered(how: 'direct' | 'resumed'): Promise<string[]> {
      const lines = (await readFile(join(folder, 'delivered.txt'), 'utf8')).trimEnd().split('\n')
      return lines.filter((line) => line.startsWith(how)).map((line) => line.slice(how.length + 1))
    },
    async recovered(): Promise<Recovered[]> {
      await using journal = fileJournal(join(folder, 'tasks.jsonl'))
      const client = createClient({ providers: [tomoviee({ baseUrl, appKey, appSecret })], journal })
      const found: Recovered[] = []
      for await (const submission of client.recover()) found.push(submission)
      return found
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await sandbox.close()
      await rm(folder, { recursive: true })
    },
  }
}

test('a process that is killed dozens of times pays for no job twice and loses no task', async () => {
  const [jobs, kills] = [320, 24]
  await using workplace = await openWorkplace('careful', jobs)
  for (let time = 0; time < kills; time++) {
    await (time % 4 === 3 ? workplace.killAtStart() : workplace.killAtWork())
  }
  await workplace.finish()

  const accepted = workplace.accepted()
  expect(accepted.filter((prompt, index) => accepted.indexOf(prompt) !== index)).toEqual([])

  const recovered = await workplace.recovered()
  expect(recovered.map(({ state }) => state)).not.toContain('accepted')
  const uncertain = recovered.map(({ input }) => String(Reflect.get(Object(input), 'prompt')))
  const [direct, resumed] = [await workplace.delivered('direct'), await workplace.delivered('resumed')]
  const accounted = new Set([...direct, ...resumed, ...uncertain])
  expect(accepted.filter((prompt) => !accounted.has(prompt))).toEqual([])
  expect(accounted.size).toBe(jobs)

  // What was accepted before a kill was taken up again; only what was on its way just then is in doubt.
  expect(resumed.length).toBeGreaterThan(0)
  expect(uncertain.length).toBeLessThanOrEqual(kills * atOnce)
}, 240_000)

test('without a journal the same process pays twice', async () => {
  await using workplace = await openWorkplace('naive', 60)
  for (let time = 0; time < 4; time++) await workplace.killAtWork()
  await workplace.finish()
  const accepted = workplace.accepted()
  expect(accepted.length).toBeGreaterThan(new Set(accepted).size)
}, 120_000)
