import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFolder } from '../../test/open-host.js'
import type { Fate } from './entry.js'
import { openLedger } from './ledger.js'
import { sweep } from './sweep.js'

const doubt: Fate = { state: 'uncertain', submission: 's', sentAt: '2026-10-01T00:00:00Z', reason: 'lost' }
const refusal: Fate = { state: 'refused' }

test('what ended a month ago is removed; doubts and younger ones are kept', async () => {
  const folder = await openFolder()
  const ledger = openLedger(folder, async () => false)
  const requests = [
    ['a', refusal, 31],
    ['b', doubt, 31],
    ['c', refusal, 29],
  ] as const
  for (const [letter, fate, daysAgo] of requests) {
    const fingerprint = letter.repeat(20)
    const claimed = await ledger.claim(
      { fingerprint, target: 'acme/kite', key: undefined, again: false },
      () => {},
    )
    if ('found' in claimed) throw new Error('it was there')
    await claimed.claim.update(fate)
    await claimed.claim.release()
    const at = new Date(Date.now() - daysAgo * 86_400_000)
    await utimes(join(folder, fingerprint), at, at)
  }
  await sweep(folder)
  expect((await readdir(folder)).toSorted()).toEqual(['b'.repeat(20), 'c'.repeat(20)])
  await sweep(join(folder, 'nowhere'))
})
