import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import {
  createFolderProcesses,
  type FolderProcess,
  type FolderProcesses,
  idsOf,
} from '../../../test/folder-processes.js'
import {
  accepted,
  intent,
  refused,
  settled,
  settledByHandle,
  uncertain,
} from '../../../test/journal-records.js'
import type { JournalRecord } from '../journal.js'

vi.setConfig({ testTimeout: 300_000 })

/** What is to hold of the folder: whose each submission is that is not at an end. */
interface Model {
  readonly owners: Map<string, number>
  /** The submissions that were accepted, so that they can be settled by their handles. */
  readonly handles: Set<string>
  readonly dead: Set<number>
  submissions: number
}

interface Real {
  readonly processes: FolderProcesses
  readonly started: FolderProcess[]
}

type Command = fc.AsyncCommand<Model, Real>

const names = 3

const heldBy = ({ owners }: Model, index: number): readonly string[] =>
  [...owners].filter(([, owner]) => owner === index).map(([id]) => id)

/** Of processes that come and go, the one that has a place now. */
function processAt({ started }: Real, place: number): FolderProcess {
  const found = started[place]
  if (!found) throw new Error(`no process at ${place}`)
  return found
}

const living = (model: Model, place: number): number =>
  place + names * [...model.dead].filter((index) => index % names === place).length

/** So that its file is known, it writes something at once. */
const begin = (processes: FolderProcesses): Promise<FolderProcess> =>
  processes.start([settled('nobody')], { compactAtBytes: 600 })

const always = () => true

const submit = (place: number, how: 'intent' | 'accepted' | 'uncertain' | 'refused'): Command => ({
  check: always,
  async run(model, real) {
    const id = `s${model.submissions++}`
    const rest: Record<string, readonly JournalRecord[]> = {
      accepted: [accepted(id)],
      uncertain: [uncertain(id)],
      refused: [refused(id)],
    }
    const { journal } = processAt(real, place)
    for (const record of [intent(id), ...(rest[how] ?? [])]) await journal.append(record)
    if (how === 'accepted') model.handles.add(id)
    if (how !== 'refused') model.owners.set(id, living(model, place))
  },
  toString: () => `${how} at ${place}`,
})

const settle = (place: number, which: number, by: 'id' | 'handle'): Command => ({
  check: ({ owners }) => owners.size > 0,
  async run(model, real) {
    const ids = [...model.owners.keys()]
    const id = ids[which % ids.length] ?? ''
    const record = by === 'handle' && model.handles.has(id) ? settledByHandle(id) : settled(id)
    await processAt(real, place).journal.append(record)
    model.owners.delete(id)
  },
  toString: () => `settle ${which} by ${by} at ${place}`,
})

const recover = (place: number): Command => ({
  check: always,
  async run(model, real) {
    const index = living(model, place)
    for (const [id, owner] of model.owners) if (model.dead.has(owner)) model.owners.set(id, index)
    const { journal } = processAt(real, place)
    expect(idsOf(await journal.unsettled()).toSorted()).toEqual(heldBy(model, index).toSorted())
    expect(journal.unreadable()).toBeUndefined()
  },
  toString: () => `recover at ${place}`,
})

/** A process ends, well or not, and another begins in its place. */
const replace = (place: number, how: 'close' | 'die'): Command => ({
  check: always,
  async run(model, real) {
    const index = living(model, place)
    const { journal, die } = processAt(real, place)
    await (how === 'close' ? journal.close() : die())
    model.dead.add(index)
    real.started[place] = await begin(real.processes)
  },
  toString: () => `${how} at ${place}`,
})

const lookAround = (place: number): Command => ({
  check: always,
  run: async (_, real) => void (await processAt(real, place).journal.learned?.(() => [])),
  toString: () => `look around at ${place}`,
})

const place = fc.nat(names - 1)
const commands = [
  fc
    .tuple(place, fc.constantFrom('intent', 'accepted', 'accepted', 'uncertain', 'refused'))
    .map(([at, how]) => submit(at, how)),
  fc
    .tuple(place, fc.nat(20), fc.constantFrom('id', 'handle'))
    .map(([at, which, by]) => settle(at, which, by)),
  place.map((at) => recover(at)),
  fc.tuple(place, fc.constantFrom('close', 'die')).map(([at, how]) => replace(at, how)),
  place.map((at) => lookAround(at)),
]

test('whatever processes do side by side, each submission is one’s until it is settled, and nobody’s then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 30 }), async (sequence) => {
      const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
      const processes = createFolderProcesses(() => folder)
      const model: Model = { owners: new Map(), handles: new Set(), dead: new Set(), submissions: 0 }
      try {
        const started: FolderProcess[] = []
        for (let index = 0; index < names; index++) started.push(await begin(processes))
        await fc.asyncModelRun(() => ({ model, real: { processes, started } }), sequence)
        for (const { die } of started) await die()
        const last = await processes.start()
        expect(idsOf(await last.journal.unsettled()).toSorted()).toEqual([...model.owners.keys()].toSorted())
      } finally {
        await processes.endAll()
        await rm(folder, { recursive: true, force: true })
      }
    }),
    { numRuns: 40 },
  )
})
