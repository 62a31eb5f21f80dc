import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installed, mediaplug, openVendor, start } from './command.js'

const folder = installed('@mediaplug/provider-tomoviee')

const job = (id: string) => ({
  id,
  target: 'text-to-music',
  input: { prompt: id, duration: 1 },
  save: 'out/{job}',
})

async function writeJobs(name: string, jobs: readonly object[]): Promise<void> {
  await writeFile(join(folder(), name), jobs.map((one) => `${JSON.stringify(one)}\n`).join(''))
}

interface Line {
  readonly job: string
  readonly state: string
}

async function linesOf(name: string): Promise<readonly Line[]> {
  const text = await readFile(join(folder(), `${name}.results.jsonl`), 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** How each job stands: its last line counts. */
const statesOf = (lines: readonly Line[]) => Object.fromEntries(lines.map((line) => [line.job, line.state]))

test('a batch that is killed again and again does each job once, and pays for none twice', async () => {
  const vendor = await openVendor(0.5)
  const names = Array.from({ length: 12 }, (_, index) => `kite-${index}`)
  await writeJobs('kites.jsonl', names.map(job))
  const words = ['batch', 'kites.jsonl', '--concurrency', '3']
  for (const least of [2, 5, 9]) {
    const running = start(words, vendor.variables)
    const over = running.ended()
    await expect.poll(() => vendor.paid(), { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(least)
    running.child.kill('SIGKILL')
    await over
  }
  const last = await mediaplug(words, vendor.variables)
  const states = statesOf(await linesOf('kites.jsonl'))
  const uncertain = Object.values(states).filter((state) => state === 'uncertain').length
  expect(Object.keys(states).toSorted()).toEqual(names.map((name) => `id ${name}`).toSorted())
  expect(Object.values(states).filter((state) => state === 'done')).toHaveLength(names.length - uncertain)
  expect(last.code).toBe(uncertain > 0 ? 3 : 0)
  // A job whose answer was lost may have been started at the vendor, and none of them a second time.
  const prompts = vendor.sandbox.log.flatMap(({ operation, accepted, body }) =>
    operation === 'create' && accepted && typeof body === 'object' && body !== null
      ? [Reflect.get(body, 'prompt')]
      : [],
  )
  expect(new Set(prompts).size).toBe(prompts.length)
  const before = vendor.paid()
  await mediaplug(words, vendor.variables)
  expect(vendor.paid()).toBe(before)
})

test('a job without an id is its content and which of its like it is', async () => {
  const vendor = await openVendor(0.2)
  const same = { target: 'text-to-music', input: { prompt: 'calm', duration: 1 } }
  await writeJobs('same.jsonl', [same, same])
  expect(await mediaplug(['batch', 'same.jsonl', '--save', 'same/'], vendor.variables)).toMatchObject({
    code: 0,
  })
  expect(vendor.paid()).toBe(2)
  await writeJobs('same.jsonl', [
    { input: { duration: 1, prompt: 'calm' }, target: 'text-to-music' },
    same,
    same,
  ])
  expect(await mediaplug(['batch', 'same.jsonl', '--save', 'same/'], vendor.variables)).toMatchObject({
    code: 0,
  })
  expect(vendor.paid()).toBe(3)
})

test('a lost answer is uncertain, and is sent again by the user’s word alone', async () => {
  const vendor = await openVendor(0.2)
  await writeJobs('lost.jsonl', [job('lost')])
  await vendor.sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'reset-after' })
  const words = ['batch', 'lost.jsonl']
  expect(await mediaplug(words, vendor.variables)).toMatchObject({ code: 3 })
  expect(await mediaplug(words, vendor.variables)).toMatchObject({ code: 3 })
  expect(vendor.paid()).toBe(1)
  expect(await mediaplug([...words, '--retry', 'uncertain'], vendor.variables)).toMatchObject({ code: 0 })
  expect(vendor.paid()).toBe(2)
})

test('what a vendor refuses is tried again by the next run, and what failed there is not', async () => {
  const vendor = await openVendor(0.2)
  await writeJobs('mixed.jsonl', [job('fails'), job('refused')])
  await vendor.sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'outcome', outcome: 'failed' })
  const words = ['batch', 'mixed.jsonl', '--concurrency', '1']
  await vendor.sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'status', status: 401 })
  expect(await mediaplug(words, vendor.variables)).toMatchObject({ code: 1 })
  expect(Object.values(statesOf(await linesOf('mixed.jsonl'))).toSorted()).toEqual(['failed', 'refused'])
  expect(await mediaplug(words, vendor.variables)).toMatchObject({ code: 1 })
  expect(Object.values(statesOf(await linesOf('mixed.jsonl'))).toSorted()).toEqual(['done', 'failed'])
  expect(vendor.paid()).toBe(2)
})

test('two runs of a batch cannot go on at once', async () => {
  const vendor = await openVendor(3)
  await writeJobs('twice.jsonl', [job('one')])
  const first = start(['batch', 'twice.jsonl'], vendor.variables)
  await expect.poll(() => vendor.paid(), { timeout: 30_000 }).toBe(1)
  expect(await mediaplug(['batch', 'twice.jsonl'], vendor.variables)).toMatchObject({ code: 1 })
  expect(await first.ended()).toMatchObject({ code: 0 })
  expect(vendor.paid()).toBe(1)
})
