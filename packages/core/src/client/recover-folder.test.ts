import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { collect } from '../../test/collect.js'
import { createFolderProcesses } from '../../test/folder-processes.js'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'
import type { JournalRecord } from '../journal/journal.js'
import { createClient } from './create-client.js'
import type { Recovered } from './recovered.js'

let folder = ''
const processes = createFolderProcesses(() => folder)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
})
afterEach(async () => {
  await processes.endAll()
  await rm(folder, { recursive: true })
})

/** A client of a process of several, with what its journal holds already. */
async function openClient(records: readonly JournalRecord[] = []) {
  const scene = await openScene()
  const { journal, die } = await processes.start(records)
  const client = createClient({ providers: [scene.provider], journal, pacing: () => 20 })
  return { ...scene, client, journal, die }
}

const at = '2026-01-01T00:00:00.000Z'
const model = 'acme/picture'

/** An accepted task, as a process recorded it. */
const picture = (id: string): readonly JournalRecord[] => [
  { type: 'intent', id, model, at, idempotencyKey: id, input: kite },
  { type: 'accepted', id, at, handle: { v: 1, model, ref: `ref-${id}`, submittedAt: at } },
]

const idsOf = (recovered: readonly Recovered[]) => recovered.map(({ id }) => id)

describe('a client whose journal is a folder', () => {
  test('recovers what a process that died left, once among all clients', async () => {
    const dead = await processes.start(picture('a'))
    await dead.die()
    const [one, other] = [await openClient(), await openClient()]
    const found = await Promise.all([collect(one.client.recover()), collect(other.client.recover())])
    expect(found.flatMap(idsOf)).toEqual(['a'])
  })

  test('recovers nothing of what living processes have under way', async () => {
    await processes.start(picture('a'))
    const { client } = await openClient()
    expect(await collect(client.recover())).toEqual([])
  })

  test('takes nothing over by submitting', async () => {
    const dead = await processes.start(picture('a'))
    await dead.die()
    const submitting = await openClient()
    await submitting.client.generate('acme/picture', kite)
    expect(idsOf(await collect((await openClient()).client.recover()))).toEqual(['a'])
  })

  test('ends what another process submitted when it hands the result over', async () => {
    const submitting = await openClient()
    submitting.vendor.script('GET /tasks', json({ state: 'running' }))
    const { handle } = await submitting.client.submit('acme/picture', kite)
    const resuming = await openClient()
    await resuming.client.resume(handle).result()
    await vi.waitFor(async () => expect(await collect(submitting.client.recover())).toEqual([]))
    await submitting.die()
    expect(await collect(resuming.client.recover())).toEqual([])
  })

  test('recovers all that can be read before it tells what cannot', async () => {
    const dead = await processes.start(picture('a'))
    await dead.die()
    const odd = join(folder, 'odd.jsonl')
    await writeFile(odd, '{"mediaplug":"journal","v":2}\n')
    const { client } = await openClient()
    const found: Recovered[] = []
    const error = await rejection(
      (async () => {
        for await (const submission of client.recover()) found.push(submission)
      })(),
    )
    expect(idsOf(found)).toEqual(['a'])
    expect(error).toMatchObject({ code: 'journal', message: expect.stringContaining(`'${odd}'`) })
    // It submits all the same.
    await client.generate('acme/picture', kite)
  })
})
