import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFolder } from '../../test/open-host.js'
import type { Claim } from './claim.js'
import type { Fate } from './entry.js'
import { type Ledger, openLedger } from './ledger.js'

const fingerprint = '0123456789abcdef0123'
const request = { fingerprint, target: 'acme/kite', key: undefined, again: false }
const free = (): void => {}
const never = async (): Promise<boolean> => false

async function claimOf(ledger: Ledger, again = false): Promise<Claim> {
  const claimed = await ledger.claim({ ...request, again }, free)
  if ('found' in claimed) throw new Error(`there is the task ${claimed.found.handle}`)
  return claimed.claim
}

const handle = { v: 1, model: 'acme/kite', ref: '17', submittedAt: '2026-11-28T00:00:00Z' } as const
const sent: Fate = { state: 'sent', submission: 's', sentAt: '2026-11-28T00:00:00Z' }
const uncertain: Fate = { ...sent, state: 'uncertain', reason: 'the answer was lost' }

/** Leaves a task as a process does that ended some time ago. */
async function leave(folder: string, claim: Claim, fate: Fate, hoursAgo = 0): Promise<void> {
  await claim.update(fate)
  await claim.release()
  if (hoursAgo === 0) return
  const path = join(folder, fingerprint, '1.json')
  const at = Date.now() - hoursAgo * 3_600_000
  await writeFile(path, JSON.stringify({ ...claim.entry, at }))
  await utimes(path, 0, 0)
}

test('of many that ask for the same at once, one gets it and the others find its task', async () => {
  const folder = await openFolder()
  const ledgers = Array.from({ length: 20 }, () => openLedger(folder, never))
  const claimed = await Promise.all(ledgers.map((ledger) => ledger.claim(request, free)))
  const claims = claimed.flatMap((one) => ('claim' in one ? [one.claim] : []))
  const found = claimed.flatMap((one) => ('found' in one ? [one.found.handle] : []))
  expect(claims).toHaveLength(1)
  expect(new Set(found)).toEqual(new Set([claims[0]?.handle]))
  await claims[0]?.release()
})

test('of many that ask for it again at once, each gets a task of its own', async () => {
  const ledger = openLedger(await openFolder(), never)
  const claims = await Promise.all(Array.from({ length: 10 }, () => claimOf(ledger, true)))
  expect(new Set(claims.map((claim) => claim.handle)).size).toBe(10)
  await Promise.all(claims.map((claim) => claim.release()))
})

test.each<[string, Fate, number, boolean]>([
  ['was not sent', { state: 'claimed' }, 0, true],
  ['was refused', { state: 'refused' }, 0, true],
  ['may be on its way', sent, 0, false],
  ['may be on its way since long', sent, 100, false],
  ['is in doubt since long', uncertain, 100, false],
  ['was accepted', { state: 'accepted', submission: 's', handle }, 0.9, false],
  ['was accepted hours ago', { state: 'accepted', submission: 's', handle }, 1.1, true],
  ['failed', { state: 'failed', error: { code: 'failed', message: 'no' } }, 0.9, false],
  ['failed hours ago', { state: 'failed', error: { code: 'failed', message: 'no' } }, 1.1, true],
])('a request whose process has gone and which %s is free or not', async (_, fate, hoursAgo, isFree) => {
  const folder = await openFolder()
  const ledger = openLedger(folder, never)
  await leave(folder, await claimOf(ledger), fate, hoursAgo)
  const claimed = await ledger.claim(request, free)
  expect('claim' in claimed).toBe(isFree)
  if ('claim' in claimed) await claimed.claim.release()
})

test('a doubt that somebody has settled stands in nobody’s way', async () => {
  const folder = await openFolder()
  await leave(folder, await claimOf(openLedger(folder, never)), uncertain)
  const asked: string[] = []
  const ledger = openLedger(folder, async (submission) => asked.push(submission) > 0)
  await (await claimOf(ledger)).release()
  expect(asked).toEqual(['s'])
})

test('a task that somebody works on is not taken over; one that was left is, by one alone', async () => {
  const folder = await openFolder()
  const [ledger, other] = [openLedger(folder, never), openLedger(folder, never)]
  const claim = await claimOf(ledger)
  expect(await other.adopt(claim.handle)).toBeUndefined()
  await leave(folder, claim, { state: 'accepted', submission: 's', handle })
  const adopted = await Promise.all([ledger, other, ledger, other].map((one) => one.adopt(claim.handle)))
  const taken = adopted.filter((one) => one !== undefined)
  expect(taken.map((one) => one.handle)).toEqual([claim.handle])
  expect(await other.find(claim.handle)).toMatchObject({ isAlive: true, entry: { fate: { handle } } })
  await taken[0]?.release()
})

test('who was taken for gone does not send any more', async () => {
  const folder = await openFolder()
  const ledger = openLedger(folder, never)
  const claim = await claimOf(ledger)
  await claim.release()
  await (await claimOf(ledger)).release()
  await expect(claim.announce('s', '2026-11-28T00:00:00Z')).rejects.toThrow('Nothing was sent')
})

test('where no new task may be begun, none is, and what is there is found', async () => {
  const ledger = openLedger(await openFolder(), never)
  const full = () => {
    throw new Error('no more')
  }
  await expect(ledger.claim(request, full)).rejects.toThrow('no more')
  const claim = await claimOf(ledger)
  expect(await ledger.claim(request, full)).toMatchObject({ found: { handle: claim.handle } })
  await claim.release()
})

test('a file that is damaged takes its number, and hides no other', async () => {
  const folder = await openFolder()
  const ledger = openLedger(folder, never)
  const claim = await claimOf(ledger)
  await writeFile(join(folder, fingerprint, '2.json'), '{ "v": 1')
  expect(await ledger.claim(request, free)).toMatchObject({ found: { handle: claim.handle } })
  const again = await claimOf(ledger, true)
  expect(again.handle).toBe(`${fingerprint}-3`)
  expect((await readdir(join(folder, fingerprint))).toSorted()).toEqual(['1.json', '2.json', '3.json'])
  await Promise.all([claim.release(), again.release()])
})

test('an entry that cannot be read just now is not taken for none, so that nothing is paid twice', async () => {
  const folder = await openFolder()
  const ledger = openLedger(folder, never)
  const claim = await claimOf(ledger)
  await claim.update({ state: 'accepted', submission: 's', handle })
  await claim.release()
  const path = join(folder, fingerprint, '1.json')
  await rm(path)
  await mkdir(path)
  const error = { code: 'journal', message: expect.stringMatching(/EISDIR.*Nothing was sent/) }
  await expect(ledger.claim(request, free)).rejects.toMatchObject(error)
  await expect(ledger.find(claim.handle)).rejects.toMatchObject(error)
  expect(await readdir(join(folder, fingerprint))).toEqual(['1.json'])
})

test('what is no handle is found nowhere', async () => {
  const ledger = openLedger(await openFolder(), never)
  for (const word of ['', 'x', `../${fingerprint}-1`, `${fingerprint}-0x1`, `${fingerprint}-1`]) {
    expect(await ledger.find(word)).toBeUndefined()
    expect(await ledger.adopt(word)).toBeUndefined()
  }
})
